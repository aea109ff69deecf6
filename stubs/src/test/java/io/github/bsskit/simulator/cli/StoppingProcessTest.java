package io.github.bsskit.simulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.testing.RawHttp;
import io.github.bsskit.simulator.testing.TestCall;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever its standard output is, the process starts, serves and ends within two seconds after
 * SIGTERM; its last line has the orders that its clients know of.
 */
@Timeout(120)
class StoppingProcessTest {

  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  /** Each writes a line of about 100 bytes; a pipe has room for 64 KiB. */
  private static final int CALLS_THAT_FILL_A_PIPE = 1_500;

  @TempDir private Path directory;
  private Process process;

  /** What becomes of standard output. */
  private enum Output {
    READ,
    NOT_READ,
    FULL_BEFORE_THE_START,
    CLOSED,
    FULL_DEVICE
  }

  @AfterEach
  void endProcess() {
    process.destroyForcibly();
  }

  @ParameterizedTest
  @EnumSource
  void endsOnSigtermWhateverTheOutputIs(Output output) throws Exception {
    int port = start(output);
    if (output == Output.CLOSED) {
      process.getInputStream().close();
    }
    if (output == Output.READ) {
      CompletableFuture.runAsync(() -> readAll(process.getInputStream()));
    }
    try (RawHttp connection = RawHttp.connect(port)) {
      for (int call = 0; call < CALLS_THAT_FILL_A_PIPE; call++) {
        connection.send(RawHttp.bytes("GET /?Action=No" + call + " HTTP/1.1\nHost: a\n\n"));
        assertThat(connection.answer().orElseThrow().status()).isEqualTo(404);
      }
    }

    process.toHandle().destroy();

    assertThat(process.waitFor(2, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(128 + 15);
    assertThat(directory.resolve("port")).doesNotExist();
  }

  /** Lines that were dropped are counted, where they are missing and at the end. */
  @Test
  void tellsHowManyLinesAreMissing() throws Exception {
    int port = start(Output.NOT_READ);
    int calls = 15_000;
    try (RawHttp connection = RawHttp.connect(port)) {
      for (int call = 0; call < calls; call++) {
        connection.send(RawHttp.bytes("GET /?Action=No HTTP/1.1\nHost: a\n\n"));
        connection.answer().orElseThrow();
      }
    }
    process.toHandle().destroy();

    List<String> lines;
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      lines = reader.lines().toList();
    }

    long written = lines.stream().filter(line -> line.contains(" GET / No -> 404 ")).count();
    assertThat(written).isLessThan(calls);
    assertThat(lines.get(lines.size() - 1))
        .isEqualTo(
            "This run would have bought nothing. "
                + (calls - written)
                + " lines were not written because the output was not read.");
  }

  @Test
  void acknowledgedOrdersEqualTheLastLine() throws Exception {
    int port = start(Output.READ);
    CompletableFuture<List<String>> lines =
        CompletableFuture.supplyAsync(() -> readAll(process.getInputStream()));
    AtomicInteger acknowledged = new AtomicInteger();
    List<CompletableFuture<Void>> clients =
        Stream.generate(() -> CompletableFuture.runAsync(() -> order(port, acknowledged)))
            .limit(4)
            .toList();
    while (acknowledged.get() < 500) {
      Thread.onSpinWait();
    }

    process.toHandle().destroy();

    assertThat(process.waitFor(2, TimeUnit.SECONDS)).isTrue();
    clients.forEach(CompletableFuture::join);
    List<String> all = lines.join();
    assertThat(all.get(all.size() - 1))
        .startsWith("This run would have bought " + acknowledged.get() + " resource plans (");
  }

  /** Orders on one connection until it ends. */
  private static void order(int port, AtomicInteger acknowledged) {
    try (RawHttp connection = RawHttp.connect(port)) {
      int status = 200;
      while (status == 200) {
        connection.send(TestCall.resourcePackage("V1").bytes("a"));
        status = connection.answer().map(answer -> answer.status()).orElse(0);
        acknowledged.addAndGet(status == 200 ? 1 : 0);
      }
    } catch (IOException ended) {
      // The call was not acknowledged.
    }
  }

  private int start(Output output) throws Exception {
    Path portFile = directory.resolve("port");
    List<String> command = new ArrayList<>();
    if (output == Output.FULL_BEFORE_THE_START) {
      command.addAll(
          List.of("bash", "-c", "head -c 65536 /dev/zero; exec \"$@\"", "with-full-pipe"));
    }
    command.addAll(List.of(JAVA.toString(), "-cp", System.getProperty("java.class.path")));
    command.addAll(
        List.of(Main.class.getName(), "--port=0", "--throttle=off", "--port-file=" + portFile));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    if (output == Output.FULL_DEVICE) {
      builder.redirectOutput(Path.of("/dev/full").toFile());
    }
    process = builder.start();
    while (!Files.exists(portFile)) {
      assertThat(process.isAlive()).isTrue();
      Thread.onSpinWait();
    }
    return Integer.parseInt(Files.readString(portFile).trim());
  }

  private static List<String> readAll(InputStream in) {
    return new String(bytes(in), StandardCharsets.UTF_8).lines().toList();
  }

  private static byte[] bytes(InputStream in) {
    try {
      return in.readAllBytes();
    } catch (IOException ended) {
      return new byte[0];
    }
  }
}
