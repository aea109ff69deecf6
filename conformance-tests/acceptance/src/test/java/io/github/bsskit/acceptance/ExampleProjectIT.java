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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The build of an implementation, by Maven, with the kit as it is packaged. */
@Timeout(600)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the wrapper is run by a POSIX shell")
class ExampleProjectIT {

  private static UserProject project;

  @BeforeAll
  static void publish() throws IOException {
    UserProject.publish();
    project = new UserProject(Path.of("../src/it/example"));
  }

  private static Ended build(URI gateway) throws Exception {
    return project.test("-Dgateway=" + gateway);
  }

  /** The report of the one test class. */
  private static String report() throws IOException {
    return Files.readString(
        project.directory().resolve("target/surefire-reports/TEST-com.example.ContractTest.xml"));
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
