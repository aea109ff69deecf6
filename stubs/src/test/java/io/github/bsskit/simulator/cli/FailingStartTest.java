package io.github.bsskit.simulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.testing.ControlCaller;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A process that lacks something serves or ends: with exit code 70, one line, and without a port
 * file.
 */
@Timeout(120)
@DisabledOnOs(OS.WINDOWS)
class FailingStartTest {

  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
  private static final String CLASS_PATH = System.getProperty("java.class.path");

  @TempDir private Path directory;
  private Process process;

  @AfterEach
  void endProcess() {
    process.destroyForcibly();
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 80, 100})
  void withFewFiles(int files) throws Exception {
    start("ulimit -n " + files, CLASS_PATH);

    assertServesOrEnds("open files");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Xmx8m", "-Xmx12m"})
  void withLittleMemory(String memory) throws Exception {
    start("true", CLASS_PATH, memory, "-XX:+UseSerialGC");

    assertServesOrEnds("memory");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jetty-io", "jackson-databind"})
  void withoutALibrary(String library) throws Exception {
    String others =
        Arrays.stream(CLASS_PATH.split(":"))
            .filter(path -> !path.contains("/" + library + "-"))
            .collect(Collectors.joining(":"));
    start("true", others);

    assertThat(awaitEnd("jar is complete")).isEqualTo(70);
  }

  @Test
  void withEnoughOfAll() throws Exception {
    start("true", CLASS_PATH);

    assertServesOrEnds("nothing");
    assertThat(process.isAlive()).isTrue();
  }

  private void start(String before, String classPath, String... options) throws Exception {
    List<String> command =
        new ArrayList<>(List.of("bash", "-c", before + " && exec \"$@\"", "start"));
    command.add(JAVA.toString());
    command.addAll(List.of(options));
    command.addAll(
        List.of("-cp", classPath, Main.class.getName(), "--port=0", "--port-file=" + portFile()));
    process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(directory.resolve("errors").toFile())
            .start();
  }

  private Path portFile() {
    return directory.resolve("port");
  }

  private void assertServesOrEnds(String advice) throws Exception {
    boolean hasEnded = false;
    while (!hasEnded && !Files.exists(portFile())) {
      hasEnded = process.waitFor(100, TimeUnit.MILLISECONDS);
    }
    if (Files.exists(portFile())) {
      URI url = URI.create("http://127.0.0.1:" + Files.readString(portFile()).trim());
      assertThat(new ControlCaller(url).get("/__admin/bss/ready").status()).isEqualTo(200);
    } else {
      assertThat(awaitEnd(advice)).isEqualTo(70);
    }
  }

  private int awaitEnd(String advice) throws Exception {
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(portFile()).doesNotExist();
    assertThat(Files.readString(directory.resolve("errors"), StandardCharsets.UTF_8).lines())
        .filteredOn(line -> !line.isEmpty() && !line.startsWith("Exception: "))
        .singleElement()
        .asString()
        .startsWith("bss-simulator: cannot start: ")
        .contains(advice);
    return process.exitValue();
  }
}
