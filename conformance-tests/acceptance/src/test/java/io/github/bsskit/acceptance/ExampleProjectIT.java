package io.github.bsskit.acceptance;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.matching.MatchResult;
import io.github.bsskit.simulator.BssSimulator;
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

  private static final Path KIT = Path.of("..");
  private static final Path ROOT = KIT.resolve("..");
  private static final Path HERE = Path.of("target", "example-it").toAbsolutePath();
  private static final Path REPOSITORY = HERE.resolve("repository");
  private static final Path PROJECT = HERE.resolve("project");
  private static final String VERSION = System.getProperty("kitVersion", "0.1.0-SNAPSHOT");

  @BeforeAll
  static void publish() throws IOException {
    copy(ROOT.resolve("pom.xml"), artifact("bss-contract-kit", "pom"));
    copy(KIT.resolve("dependency-reduced-pom.xml"), artifact("bss-conformance", "pom"));
    copy(KIT.resolve("target/bss-conformance.jar"), artifact("bss-conformance", "jar"));
    copy(KIT.resolve("src/it/example"), PROJECT);
  }

  private static Path artifact(String name, String type) {
    return REPOSITORY
        .resolve("io/github/bsskit")
        .resolve(name)
        .resolve(VERSION)
        .resolve(name + "-" + VERSION + "." + type);
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
            ROOT.resolve("mvnw").toAbsolutePath().normalize().toString(),
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
    try (BssSimulator simulator = BssSimulator.start()) {
      simulator
          .wireMock()
          .stubFor(
              any(anyUrl())
                  .andMatching(request -> MatchResult.of(ordersForNoTime(request)))
                  .willReturn(okJson(PlainStubs.PACKAGE)));

      Ended build = build(simulator.url());

      assertThat(build.exit()).as(build.out() + build.err()).isEqualTo(1);
      assertThat(build.out())
          .contains("BUILD FAILURE", "CreateResourcePackage/Duration/malformed/zero");
      assertThat(report()).contains("CreateResourcePackage/Duration/malformed/zero");
      assertThat(testsRun()).isGreaterThan(600);
    }
  }

  private static boolean ordersForNoTime(Request request) {
    String sent = request.getUrl() + "&" + request.getBodyAsString() + "&";
    return sent.contains("Duration=0&");
  }
}
