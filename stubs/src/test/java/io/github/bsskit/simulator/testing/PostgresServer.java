package io.github.bsskit.simulator.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A PostgreSQL server for tests: a cluster of its own in a temporary directory, with all that makes
 * commits durable. It ends, and its directory is deleted, even if this process is killed: a shell
 * waits for the end of its standard input.
 *
 * <p>Tests are skipped where PostgreSQL is not installed, but not in CI.
 */
public final class PostgresServer implements AutoCloseable {

  private static final String INSTALL =
      "PostgreSQL 15 or newer is not installed; on Debian: apt-get install postgresql";
  private static final AtomicInteger SCHEMAS = new AtomicInteger();

  private final Path home;
  private final Path programs;
  private final int port;
  private final List<String> lines = new ArrayList<>();
  private Process process;

  private PostgresServer(Path home, Path programs) throws IOException {
    this.home = home;
    this.programs = programs;
    this.port = freePort();
  }

  /** The server of all tests of this process that do not stop it, each in its own schema. */
  public static PostgresServer shared() {
    return Shared.server();
  }

  /** Starts a server, for a test that stops it. */
  public static PostgresServer start() {
    Path programs = programs();
    try {
      Path home = Files.createTempDirectory("bss-postgresql");
      PostgresServer server = new PostgresServer(home, programs);
      Files.copy(
          PostgresServer.class.getResourceAsStream("postgres.sh"), home.resolve("postgres.sh"));
      server.resume();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Started at first use; ends with this process. */
  private static final class Shared {

    private static PostgresServer server;

    private Shared() {}

    static synchronized PostgresServer server() {
      if (server == null) {
        server = start();
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
      }
      return server;
    }
  }

  /** The JDBC URL of its database. */
  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=bss";
  }

  /** The name of a schema that no other test uses. */
  public static String newSchema() {
    return "test_" + SCHEMAS.incrementAndGet();
  }

  /** Stops it as an operator does: transactions in progress are rolled back. */
  public void stop() {
    end("INT");
  }

  /** Stops it without a chance to write anything, as a crash does. */
  public void crash() {
    end("QUIT");
  }

  /** Starts it again with the same data and port. */
  public void resume() {
    try {
      process =
          new ProcessBuilder(
                  "sh",
                  home.resolve("postgres.sh").toString(),
                  programs.toString(),
                  home.toString(),
                  Integer.toString(port))
              .redirectErrorStream(true)
              .start();
      awaitReady();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      end("END");
    }
    delete(home);
  }

  /** Waits until it accepts connections, and reads on so that it never waits for its log. */
  private void awaitReady() throws IOException {
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      lines.add(line);
      if (line.contains("ready to accept connections")) {
        Thread drain = new Thread(() -> reader.lines().forEach(read -> {}));
        drain.setDaemon(true);
        drain.start();
        return;
      }
    }
    throw new IOException("PostgreSQL did not start: " + String.join("\n", lines));
  }

  private void end(String how) {
    try (var toShell = process.outputWriter()) {
      toShell.write(how + "\n");
      toShell.flush();
      process.waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Skips the test where PostgreSQL is not installed, but not in CI. */
  public static void need() {
    programs();
  }

  private static Path programs() {
    Optional<Path> found =
        Stream.concat(packaged(), onPath())
            .filter(folder -> Files.isExecutable(folder.resolve("initdb")))
            .findFirst();
    if (!"true".equals(System.getenv("CI"))) {
      assumeTrue(found.isPresent(), INSTALL);
    }
    return found.orElseThrow(() -> new AssertionError(INSTALL));
  }

  /** Debian keeps the server's programs off the PATH. */
  private static Stream<Path> packaged() {
    File[] versions = new File("/usr/lib/postgresql").listFiles();
    return Stream.of(versions == null ? new File[0] : versions)
        .sorted(Comparator.comparing(File::getName).reversed())
        .map(version -> version.toPath().resolve("bin"));
  }

  private static Stream<Path> onPath() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(Path::of);
  }

  /** Not of the range that the system takes ports for others from, so that it stays free. */
  private static int freePort() throws IOException {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
      try (ServerSocket tried = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return tried.getLocalPort();
      } catch (IOException inUse) {
        // another one
      }
    }
  }

  private static void delete(Path directory) {
    try (Stream<Path> all = Files.walk(directory)) {
      all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException | UncheckedIOException gone) {
      // the shell has deleted it
    }
  }
}
