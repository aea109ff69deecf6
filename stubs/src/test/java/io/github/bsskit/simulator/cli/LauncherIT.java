package io.github.bsskit.simulator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher beside the jar, as its users run it: a shell script. */
@DisabledOnOs(OS.WINDOWS)
class LauncherIT {

  private static final Path TARGET = Path.of("target").toAbsolutePath();
  private static final String JAVA_HOME = System.getProperty("java.home");
  private static final String GATEWAY =
      "io.github.bsskit.simulator.gateway.Gateway source: shared objects file";

  @TempDir private Path directory;

  private Path launcher;
  private Path jar;

  /** A launcher and a jar without an archive, in a directory with a space in its name. */
  @BeforeEach
  void install() throws Exception {
    Path home = directory.resolve("my tools");
    launcher = Files.createDirectories(home.resolve("bin")).resolve("bss-simulator");
    Files.copy(TARGET.resolve("bin/bss-simulator"), launcher);
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
    jar = home.resolve("bss-simulator.jar");
    Files.createSymbolicLink(jar, TARGET.resolve("bss-simulator.jar"));
  }

  /** JUnit warns of links that lead out of its directory. */
  @AfterEach
  void removeTheLink() throws Exception {
    Files.deleteIfExists(jar);
  }

  @Test
  void startsThroughALinkAndEndsOnSigtermAsTheJarDoes() throws Exception {
    Path link = directory.resolve("a link");
    Files.createSymbolicLink(link, launcher);
    try (RunningJar run = start(JAVA_HOME, "", link, "--port=0", "--no-docs")) {
      assertThat(firstAnswer(run)).startsWith("{\"Code\":\"200\"");
      assertThat(run.terminate()).isEqualTo(128 + 15);
      assertThat(run.output())
          .startsWith("bss-simulator ")
          .endsWith("This run would have opened 1 quota (100 CNY).");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "--help", "--auth=no such", "env --client shell --port *"})
  void printsWhatTheJarPrints(String arguments) throws Exception {
    String[] given = arguments.startsWith("env") ? arguments.split(" ") : new String[] {arguments};
    String jar = TARGET.resolve("bss-simulator.jar").toString();
    try (RunningJar plain =
            RunningJar.start(
                Map.of(), with(given, Path.of(JAVA_HOME, "bin/java").toString(), "-jar", jar));
        RunningJar run = start(JAVA_HOME, "", TARGET.resolve("bin/bss-simulator"), given)) {
      int exitCode = plain.awaitEnd();

      assertThat(run.awaitEnd()).isEqualTo(exitCode);
      assertThat(run.output()).isEqualTo(plain.output()).isNotEmpty();
    }
  }

  /** Of the java on the path, which is a link, as systems have it. */
  @Test
  void takesClassesFromTheArchiveOfTheBuild() throws Exception {
    assumeArchive(Runtime.version().feature() >= 25 ? "bss-simulator.aot" : "bss-simulator.jsa");
    Path link = Files.createDirectory(directory.resolve("path")).resolve("java");
    Files.createSymbolicLink(link, Path.of(JAVA_HOME, "bin/java"));
    String path = link.getParent() + File.pathSeparator + System.getenv("PATH");

    assertThat(gatewayInAStart(Map.of("JAVA_HOME", "", "PATH", path))).containsExactly(GATEWAY);
    Files.delete(link);
  }

  @Test
  void takesClassesFromTheCacheOnTheSecondJdk() throws Exception {
    assumeArchive("bss-simulator.aot");

    assertThat(gatewayInAStart(Map.of("JAVA_HOME", System.getenv("JAVA25_HOME"))))
        .containsExactly(GATEWAY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bss-simulator.jsa", "bss-simulator.aot"})
  void ignoresAnInvalidArchiveSilently(String name) throws Exception {
    assumeArchive(name);
    String home = name.endsWith("aot") ? System.getenv("JAVA25_HOME") : JAVA_HOME;
    Path archive = Files.writeString(launcher.resolveSibling("../" + name), "no archive");
    try (RunningJar run = start(home, "", launcher, "--version")) {
      assertThat(run.awaitEnd()).isZero();
      assertThat(run.output()).startsWith("bss-simulator ").hasLineCount(1);
    }
    Files.delete(jar);
    Files.copy(TARGET.resolve("bss-simulator.jar"), jar);
    Files.copy(TARGET.resolve(name), archive, StandardCopyOption.REPLACE_EXISTING);
    try (RunningJar run = start(home, "", launcher, "--version")) {
      assertThat(run.awaitEnd()).isZero();
      assertThat(run.output()).startsWith("bss-simulator ").hasLineCount(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-XX:+UseParallelGC", "-Xshare:off", "-Xmx64m -Dnot=*", "-XX:+UseSerialGC"})
  void letsOptionsOfTheUserWin(String options) throws Exception {
    String newest = System.getenv().getOrDefault("JAVA25_HOME", JAVA_HOME); // rejects more of them
    try (RunningJar run =
        start(
            newest,
            options + " -XX:+PrintCommandLineFlags",
            TARGET.resolve("bin/bss-simulator"),
            "--version")) {
      assertThat(run.awaitEnd()).isZero();
      assertThat(run.output()).contains("bss-simulator ");
      if (options.contains("Parallel")) {
        assertThat(run.output()).contains("-XX:+UseParallelGC").doesNotContain("UseSerialGC");
      }
    }
  }

  @Test
  void reportsWhatIsMissingAndTheFix() throws Exception {
    Files.delete(jar);
    try (RunningJar noJdk = start(directory + "/nil", "", launcher);
        RunningJar noJar = start(JAVA_HOME, "", launcher)) {
      assertThat(noJdk.awaitEnd()).isEqualTo(2);
      assertThat(noJdk.output())
          .isEqualTo(
              "bss-simulator: JAVA_HOME is %s/nil, which has no bin/java;".formatted(directory)
                  + " set it to a JDK 17 or newer, or unset it");
      assertThat(noJar.awaitEnd()).isEqualTo(2);
      assertThat(noJar.output())
          .startsWith("bss-simulator: ")
          .endsWith("bss-simulator.jar is missing; create it with ./mvnw -DskipTests package");
    }
  }

  private List<String> gatewayInAStart(Map<String, String> java) throws Exception {
    Path log = directory.resolve("classes");
    Map<String, String> environment = new HashMap<>(java);
    environment.put("JAVA_OPTS", "-Xlog:class+load:file=" + log + "::filecount=0");
    String built = TARGET.resolve("bin/bss-simulator").toString();
    try (RunningJar run = RunningJar.start(environment, built, "--port=0")) {
      firstAnswer(run);
      run.terminate();
    }
    return Files.readAllLines(log).stream()
        .map(line -> line.replaceAll("^(\\[[^]]*])+ | \\(top\\)$", ""))
        .filter(line -> line.startsWith("io.github.bsskit.simulator.gateway.Gateway "))
        .toList();
  }

  /** An archive may be missing where no JDK could make it; not where everything is tested. */
  private static void assumeArchive(String name) {
    if (!"true".equals(System.getenv("CI"))) {
      assumeThat(TARGET.resolve(name)).as("the JDK made an archive").exists();
      if (name.endsWith("aot")) {
        assumeThat(System.getenv("JAVA25_HOME")).as("JAVA25_HOME names a JDK 25").isNotBlank();
      }
    }
  }

  private static String firstAnswer(RunningJar run) throws Exception {
    String line = run.awaitLine("Ready on ");
    URI call = URI.create(line.substring(line.indexOf('\'') + 1, line.length() - 1));
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(call).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private static RunningJar start(String home, String options, Path script, String... arguments)
      throws Exception {
    return RunningJar.start(
        Map.of("JAVA_HOME", home, "JAVA_OPTS", options), with(arguments, script.toString()));
  }

  private static String[] with(String[] arguments, String... command) {
    String[] all = Arrays.copyOf(command, command.length + arguments.length);
    System.arraycopy(arguments, 0, all, command.length, arguments.length);
    return all;
  }
}
