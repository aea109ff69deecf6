package io.github.bsskit.simulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.testing.ControlCaller;
import io.github.bsskit.simulator.testing.Response;
import io.github.bsskit.simulator.testing.TestCall;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Users of the library who do not read metrics need not have Micrometer. */
@Timeout(60)
class WithoutMicrometerTest {

  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  @TempDir private Path directory;

  @Test
  void everythingElseWorksAndTheMetricsNameTheDependency() throws Exception {
    String classPath =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.contains("micrometer") && !entry.contains("prometheus"))
            .collect(Collectors.joining(File.pathSeparator));
    Path portFile = directory.resolve("port");
    Process process =
        new ProcessBuilder(
                JAVA.toString(),
                "-cp",
                classPath,
                Main.class.getName(),
                "--port=0",
                "--port-file=" + portFile)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("out").toFile())
            .start();
    try {
      while (!Files.exists(portFile)) {
        assertThat(process.isAlive()).isTrue();
        Thread.onSpinWait();
      }
      URI url = URI.create("http://127.0.0.1:" + Files.readString(portFile).trim());

      assertThat(TestCall.resourcePackage("V3").send(url).status()).isEqualTo(200);
      Response metrics = new ControlCaller(url).get("/__admin/bss/metrics");
      assertThat(metrics.status()).isEqualTo(501);
      assertThat(metrics.member("detail"))
          .startsWith("metrics need a library that is not on the class path (io/micrometer/")
          .endsWith("): add io.micrometer:micrometer-registry-prometheus");
    } finally {
      process.destroyForcibly();
    }
  }
}
