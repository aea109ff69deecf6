package io.github.bsskit.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.conformance.check.Result;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextReportTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  @Test
  void printsTheOutcome() {
    report(false, Map.of()).summary(ReportFixture.mixed(), List.of(Path.of("out/report.html")));

    assertThat(text())
        .isEqualTo(
            """

            Warnings
              Most calls <were> rejected & \\u001b[31mnothing\\u001b[0m was tested.

            FAILED  response/leak  (S2)
              Statement of response/leak: a < b & "c" | `d`.
              expected: no page of HTML
              but was:  <script>alert("x")</script> of ***
              sent:     POST /?Action=CreateResourcePackage&SecurityToken=*** Duration=0
              repeat:   bss-conformance --only response/leak --seed -7000000000000000001 \
            --profile 'my profile.yaml'

            FAILED  CreateResourcePackage/Duration/malformed/zero  (S2)
              Statement of CreateResourcePackage/Duration/malformed/zero: a < b & "c" | `d`.
              expected: 400 DurationInvalid
              but was:  200 Success
              sent:     POST /?Action=CreateResourcePackage&SecurityToken=*** Duration=0
              repeat:   bss-conformance call CreateResourcePackage ProductCode=ossbag \
            Duration=0 --profile 'my profile.yaml'

            ERROR   gateway/form/valid  (S2)
              Statement of gateway/form/valid: a < b & "c" | `d`.
              error: java.net.SocketException: reset

            KNOWN   CreateResourcePackage/Duration/malformed/sign  (S2)
              Statement of CreateResourcePackage/Duration/malformed/sign: a < b & "c" | `d`.
              expected: 400 DurationInvalid
              but was:  200 Success
              known:    ticket 4711 | `later`
              sent:     POST /?Action=CreateResourcePackage&SecurityToken=*** Duration=0
              repeat:   bss-conformance call CreateResourcePackage ProductCode=ossbag \
            Duration=0 --profile 'my profile.yaml'

            Verdicts
              passed            1
              failed            2
              known             1
              observed          1
              not exercised     2
              error             1

            Not exercised
                 1  owners.foreign  no foreign owner
                 1                  vacuous: the valid call was rejected

            Reports
              out/report.html

            Coverage: 57.1 % of required checks ran.
            http://127.0.0.1:8080: 2 of 4 checks failed. \
            Errors of the kit, the profile or the connection: 1.
            """);
  }

  @Test
  void countsVerdictsWithoutResults() {
    report(false, Map.of()).summary(ReportFixture.of(ReportFixture.passed("a/b")));

    assertThat(text())
        .isEqualTo(
            """

            Verdicts
              passed            1
              failed            0
              known             0
              observed          0
              not exercised     0
              error             0

            Coverage: 100.0 % of required checks ran.
            http://127.0.0.1:8080: 1 of 1 check passed.
            """);
  }

  @Test
  void printsFindingsImmediatelyAndProgressInSteps() {
    TextReport report = report(false, Map.of());

    for (int done = 1; done < 20; done++) {
      report.progress(ReportFixture.passed("a/b"), done, 20);
    }
    report.progress(ReportFixture.failed(), 20, 20);

    assertThat(text().lines())
        .hasSize(11)
        .startsWith("10 %: 2 of 20: 2 passed", "20 %: 4 of 20: 4 passed")
        .endsWith(
            "FAILED  CreateResourcePackage/Duration/malformed/zero  (S2)  "
                + "expected 400 DurationInvalid, but was 200 Success",
            "100 %: 20 of 20: 19 passed, 1 failed");
    assertThat(text()).doesNotContain("\r", "\u001b");
  }

  @Test
  void drawsProgressOnATerminalAndClearsItForAFinding() {
    TextReport report = report(true, Map.of());

    report.progress(ReportFixture.passed("a/b"), 1, 3);
    report.progress(ReportFixture.error(), 2, 3);
    report.progress(ReportFixture.passed("a/c"), 3, 3);

    assertThat(text())
        .isEqualTo(
            "\r1/3  1 passed"
                + ("\r" + " ".repeat(13) + "\r")
                + "\u001b[1;31mERROR \u001b[0m  gateway/form/valid  (S2)  "
                + "error java.net.SocketException: reset\n"
                + "\r2/3  1 passed, 1 error"
                + ("\r" + " ".repeat(22) + "\r"));
  }

  @Test
  void hasNoColourWithNoColorInTheEnvironment() {
    TextReport report = report(true, Map.of("NO_COLOR", "1"));

    report.progress(ReportFixture.failed(), 1, 2);
    report.summary(ReportFixture.mixed());

    assertThat(text()).contains("\r", "FAILED").doesNotContain("\u001b");
  }

  @Test
  void progressIsNotWiderThanATerminal() {
    TextReport report = report(true, Map.of());

    int done = 0;
    for (Result result : ReportFixture.mixed().results()) {
      report.progress(result, ++done, 100_000);
    }

    assertThat(text().split("[\r\n]"))
        .filteredOn(line -> line.matches("\\d+/.*"))
        .hasSize(8)
        .allMatch(line -> line.length() <= 79);
  }

  private TextReport report(boolean terminal, Map<String, String> environment) {
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    return new TextReport(
        out, terminal, java.util.List.of("--profile", "my profile.yaml"), environment);
  }

  private String text() {
    return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }
}
