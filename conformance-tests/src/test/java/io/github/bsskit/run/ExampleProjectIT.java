package io.github.bsskit.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.crooked.Crooked;
import io.github.bsskit.crooked.ReferenceServer;
import io.github.bsskit.host.BssSimulator;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * An implementer's own build, by Maven, with the kit's artifacts as they are packaged. They lie in
 * a local repository of this test alone, with the user's behind it.
 */
@Timeout(600)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the wrapper is run by a POSIX shell")
class ExampleProjectIT {

  private static final Path HERE = Path.of("target", "example-it").toAbsolutePath();
  private static final Path REPOSITORY = HERE.resolve("repository");
  private static final Path PROJECT = HERE.resolve("project");
  private static final String VERSION = System.getProperty("kitVersion", "0.1.0-SNAPSHOT");

  @BeforeAll
  static void publish() throws IOException {
    deploy("bss-contract-kit", Path.of("../pom.xml"), null);
    deploy("bss-spec", Path.of("../spec/pom.xml"), jar(Path.of("../spec/target"), "bss-spec"));
    deploy("bss-conformance", Path.of("pom.xml"), jar(Path.of("target"), "bss-conformance"));
    copy(Path.of("src/it/example"), PROJECT);
  }

  private static Path jar(Path directory, String artifact) {
    return directory.resolve(artifact + "-" + VERSION + ".jar");
  }

  private static void deploy(String artifact, Path pom, Path jar) throws IOException {
    Path directory =
        Files.createDirectories(
            REPOSITORY.resolve("io/github/bsskit").resolve(artifact).resolve(VERSION));
    String name = artifact + "-" + VERSION;
    Files.copy(pom, directory.resolve(name + ".pom"), StandardCopyOption.REPLACE_EXISTING);
    if (jar != null) {
      Files.copy(jar, directory.resolve(name + ".jar"), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static Ended build(URI gateway) throws Exception {
    String users =
        System.getProperty(
            "localRepository",
            Path.of(System.getProperty("user.home"), ".m2/repository").toString());
    return Ended.run(
        HERE,
        Map.of("JAVA_HOME", System.getProperty("java.home")),
        List.of(
            Path.of("../mvnw").toAbsolutePath().normalize().toString(),
            "--batch-mode",
            "--no-transfer-progress",
            "--file",
            PROJECT.resolve("pom.xml").toString(),
            "-Dmaven.repo.local=" + REPOSITORY,
            "-Dmaven.repo.local.tail=" + users,
            "-Dgateway=" + gateway,
            "test"));
  }

  /** The report of the one test class. */
  private static String report() throws IOException {
    return Files.readString(
        PROJECT.resolve("target/surefire-reports/TEST-com.example.ContractTest.xml"));
  }

  private static int testsRun() throws IOException {
    Matcher tests = Pattern.compile("<testsuite [^>]*\\btests=\"(\\d+)\"").matcher(report());
    assertThat(tests.find()).isTrue();
    return Integer.parseInt(tests.group(1));
  }

  @Test
  void passesWhereTheContractIsKept() throws Exception {
    try (BssSimulator simulator = BssSimulator.start()) {
      Ended build = build(simulator.url());

      assertThat(build.exit()).as(build.out() + build.err()).isZero();
      assertThat(build.out()).contains("BUILD SUCCESS");
      assertThat(testsRun()).isGreaterThan(600);
    }
  }

  @Test
  void failsWhereItIsBrokenAndSaysWhere() throws Exception {
    Crooked lie =
        Crooked.all().stream()
            .filter(crooked -> crooked.name().equals("ZERO_DURATION_SOLD"))
            .findFirst()
            .orElseThrow();
    try (ReferenceServer server = lie.variant().startIntroducingItself()) {
      Ended build = build(server.uri());

      assertThat(build.exit()).as(build.out() + build.err()).isEqualTo(1);
      assertThat(build.out())
          .contains("BUILD FAILURE", "CreateResourcePackage/Duration/malformed/zero");
      assertThat(report()).contains("CreateResourcePackage/Duration/malformed/zero");
      assertThat(testsRun()).isGreaterThan(600);
    }
  }
}
