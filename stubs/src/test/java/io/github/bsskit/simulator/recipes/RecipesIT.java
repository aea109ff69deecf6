package io.github.bsskit.simulator.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * What users are given to copy, run as they would run it, with the artifacts as they are packaged.
 * These lie in a local repository of this test alone, with the user's behind it.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the recipes are run by a POSIX shell")
class RecipesIT {

  private static final Path RECIPES = Path.of("src/it/recipes");
  private static final Path HERE = Path.of("target", "recipes").toAbsolutePath();
  private static final Path REPOSITORY = HERE.resolve("repository");
  private static final Path JAR = Path.of("target", "bss-simulator.jar").toAbsolutePath();
  private static final String VERSION = System.getProperty("kitVersion", "0.1.0-SNAPSHOT");

  @BeforeAll
  static void publish() throws IOException {
    copy(Path.of("../pom.xml"), artifact("bss-contract-kit", "pom"));
    copy(Path.of("dependency-reduced-pom.xml"), artifact("bss-simulator", "pom"));
    copy(Path.of("target", "bss-simulator-" + VERSION + ".jar"), artifact("bss-simulator", "jar"));
    try (Stream<Path> files = Files.walk(RECIPES)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        copy(file, HERE.resolve(RECIPES.relativize(file).toString()));
      }
    }
  }

  private static Path artifact(String name, String type) {
    return REPOSITORY
        .resolve("io/github/bsskit")
        .resolve(name)
        .resolve(VERSION)
        .resolve(name + "-" + VERSION + "." + type);
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
  }

  @Test
  void plainJavaWithJunit6() throws Exception {
    assertThat(maven("java"))
        .contains("Tests run: 3, Failures: 0, Errors: 0, Skipped: 0")
        .doesNotContain("SLF4J(W)");
  }

  @Test
  void springBootWithJunit5() throws Exception {
    assertThat(maven("spring-boot"))
        .contains("Tests run: 2, Failures: 0, Errors: 0, Skipped: 0")
        .doesNotContain("SLF4J(W)");
  }

  @Test
  void node() throws Exception {
    needs("node", "npm");
    execute("node", "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");

    assertThat(execute("node", "npm", "test")).contains("pass 3").contains("fail 0");
  }

  @Test
  void shellAndCurl() throws Exception {
    needs("curl");

    assertThat(execute("shell", "sh", "buys-once.sh", JAR.toString())).contains("ok: bought once");
  }

  @Test
  void theShellScriptReportsThatTheSimulatorDoesNotStart() throws Exception {
    Ended ended = run("shell", "sh", "buys-once.sh", "nil.jar");

    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.output()).contains("FAILED: the simulator does not start");
  }

  /** Skips the test where a program is missing, but in CI, where nothing is skipped. */
  private static void needs(String... programs) {
    for (String program : programs) {
      boolean isPresent =
          Stream.of(System.getenv("PATH").split(File.pathSeparator))
              .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
      if (!"true".equals(System.getenv("CI"))) {
        assumeTrue(isPresent, program + " is not on the PATH");
      }
      assertThat(isPresent).as(program + " is on the PATH").isTrue();
    }
  }

  private static String maven(String recipe) throws Exception {
    String users =
        System.getProperty(
            "localRepository",
            Path.of(System.getProperty("user.home"), ".m2/repository").toString());
    return execute(
        recipe,
        Path.of("../mvnw").toAbsolutePath().normalize().toString(),
        "--batch-mode",
        "--no-transfer-progress",
        "-Dmaven.repo.local=" + REPOSITORY,
        "-Dmaven.repo.local.tail=" + users,
        "test");
  }

  /** What a program printed in the copy of a recipe, which must end well. */
  private static String execute(String recipe, String... command) throws Exception {
    Ended ended = run(recipe, command);
    assertThat(ended.exit()).as(String.join(" ", command) + ": " + ended.output()).isZero();
    return ended.output();
  }

  private record Ended(int exit, String output) {}

  private static Ended run(String recipe, String... command) throws Exception {
    Path output = HERE.resolve(recipe + ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(HERE.resolve(recipe).toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "NODE_TEST_CONTEXT"));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("BSS_SIMULATOR", JAR.toString());
    Process process = builder.start();
    try {
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).as(String.join(" ", command)).isTrue();
      return new Ended(process.exitValue(), Files.readString(output));
    } finally {
      process.destroyForcibly();
    }
  }
}
