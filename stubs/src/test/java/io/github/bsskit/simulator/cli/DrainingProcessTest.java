package io.github.bsskit.simulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.testing.RawHttp;
import io.github.bsskit.simulator.testing.TestCall;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With {@code --drain-seconds}, SIGTERM lets a load balancer turn to other simulators first. */
@Timeout(120)
class DrainingProcessTest {

  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  @TempDir private Path directory;
  private Process process;

  @AfterEach
  void endProcess() {
    process.destroyForcibly();
  }

  private int start(String... options) throws Exception {
    Path portFile = directory.resolve("port");
    List<String> command =
        new ArrayList<>(
            List.of(
                JAVA.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "--port=0",
                "--port-file=" + portFile));
    command.addAll(List.of(options));
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("out").toFile())
            .start();
    while (!Files.exists(portFile)) {
      assertThat(process.isAlive()).isTrue();
      Thread.onSpinWait();
    }
    return Integer.parseInt(Files.readString(portFile).trim());
  }

  private static int ready(int port) throws Exception {
    return RawHttp.exchange(
            port, RawHttp.bytes("GET /__admin/bss/ready HTTP/1.1\nHost: localhost\n\n"))
        .orElseThrow()
        .status();
  }

  private static int order(int port) throws Exception {
    return RawHttp.exchange(port, TestCall.resourcePackage("V3").bytes("a")).orElseThrow().status();
  }

  @Test
  void aSecondSignalEndsTheDrainAtOnce() throws Exception {
    int port = start("--drain-seconds=3600");
    process.toHandle().destroy();
    while (ready(port) != 503) {
      Thread.onSpinWait();
    }
    assertThat(order(port)).isEqualTo(200);

    process.toHandle().destroy();

    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(128 + 15);
    List<String> lines = Files.readAllLines(directory.resolve("out"), StandardCharsets.UTF_8);
    assertThat(lines).anyMatch(line -> line.contains(" drain-begun: Calls are served for 3600 s"));
    assertThat(lines.get(lines.size() - 1))
        .startsWith("This run would have bought 1 resource plan");
  }

  @Test
  void theDrainEndsByItself() throws Exception {
    int port = start("--drain-seconds=1", "--log-format=json");
    process.toHandle().destroy();
    while (ready(port) != 503) {
      Thread.onSpinWait();
    }

    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(128 + 15);
    assertThat(Files.readString(directory.resolve("out")))
        .contains("\"event\":\"drain-begun\"", "\"event\":\"drain-ended\"");
  }
}
