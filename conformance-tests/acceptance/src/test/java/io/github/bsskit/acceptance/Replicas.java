package io.github.bsskit.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.testing.ControlCaller;
import io.github.bsskit.simulator.testing.PostgresServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Three simulators that share a PostgreSQL database behind a balancer, started by the script. */
final class Replicas implements AutoCloseable {

  private static final String SCRIPT =
      Path.of("..", "..", "stubs", "deploy", "replicas").toAbsolutePath().normalize().toString();

  private final Process script;
  private final Path directory;
  private final BufferedReader output;

  /** The processes of the simulators, once they are ready. */
  private final List<ProcessHandle> simulators = new ArrayList<>();

  private Replicas(Process script, Path directory) {
    this.script = script;
    this.directory = directory;
    this.output = script.inputReader();
  }

  /**
   * Starts them with a PostgreSQL server of the script's own.
   *
   * @param options of the simulators
   */
  static Replicas start(Path directory, String... options) throws IOException {
    PostgresServer.need();
    return run(directory, List.of(), options);
  }

  /** Starts them with a PostgreSQL server that the test can stop. */
  static Replicas start(Path directory, PostgresServer database, String... options)
      throws IOException {
    return run(directory, List.of("--store", database.url()), options);
  }

  private static Replicas run(Path directory, List<String> given, String... options)
      throws IOException {
    Programs.need("bash");
    Programs.need("haproxy");
    List<String> words = new ArrayList<>(List.of(SCRIPT, "--until-eof"));
    words.addAll(List.of("--dir", directory.toString()));
    words.addAll(given);
    words.addAll(List.of("--log-format", "none"));
    words.addAll(List.of(options));
    Replicas replicas =
        new Replicas(new ProcessBuilder(words).redirectErrorStream(true).start(), directory);
    try {
      replicas.awaitReady();
      return replicas;
    } catch (IOException | RuntimeException | Error failure) {
      replicas.close();
      throw failure;
    }
  }

  private void awaitReady() throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      lines.add(line);
      if (line.startsWith("Ready on ")) {
        for (int i = 1; i <= 3; i++) {
          String pid = Files.readString(directory.resolve("simulator-" + i + ".pid")).trim();
          simulators.add(ProcessHandle.of(Long.parseLong(pid)).orElseThrow());
        }
        return;
      }
    }
    throw new IOException("the script ended: " + String.join("\n", lines));
  }

  /** The address of all. */
  URI balancer() throws IOException {
    return url("balancer");
  }

  /** The addresses of each. */
  List<URI> each() throws IOException {
    List<URI> all = new ArrayList<>();
    for (int i : IntStream.rangeClosed(1, 3).toArray()) {
      all.add(url("simulator-" + i));
    }
    return all;
  }

  /** The control API of one. */
  ControlCaller control(int i) throws IOException {
    return new ControlCaller(each().get(i));
  }

  private URI url(String part) throws IOException {
    return URI.create(Files.readString(directory.resolve(part + ".url")).trim());
  }

  /** Ends a simulator without a chance to do anything. */
  void kill(int i) {
    simulators.get(i).destroyForcibly();
  }

  /** Asks a simulator to drain and end. */
  void drain(int i) {
    simulators.get(i).destroy();
  }

  /** Waits until a simulator has ended. */
  void awaitEnd(int i) {
    simulators.get(i).onExit().join();
  }

  @Override
  public void close() throws IOException {
    script.getOutputStream().close();
    output.lines().forEach(line -> {});
    assertThat(script.onExit().join().exitValue()).isZero();
  }
}
