package io.github.bsskit.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.conformance.check.Result;
import io.github.bsskit.conformance.check.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
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

            Warnings
              Most calls <were> rejected & \\u001b[31mnothing\\u001b[0m was tested.

            Coverage: 57.1 % of required checks ran (4 of 7).
            http://127.0.0.1:8080: 2 of 4 checks that this profile allows failed; \
            1 needs: owners.foreign. \
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

            Coverage: 100.0 % of required checks ran (1 of 1).
            http://127.0.0.1:8080: 1 of 1 check that this profile allows passed.
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
        .startsWith(
            "10 %: 2 of 20, 0 s, about 0 s left: 2 passed",
            "20 %: 4 of 20, 0 s, about 0 s left: 4 passed")
        .endsWith(
            "FAILED  CreateResourcePackage/Duration/malformed/zero  (S2)  "
                + "expected 400 DurationInvalid, but was 200 Success",
            "100 %: 20 of 20, 0 s: 19 passed, 1 failed");
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
            "\r1/3  0 s, about 0 s left  1 passed"
                + ("\r" + " ".repeat(34) + "\r")
                + "\u001b[1;31mERROR \u001b[0m  gateway/form/valid  (S2)  "
                + "error java.net.SocketException: reset\n"
                + "\r2/3  0 s, about 0 s left  1 passed, 1 error"
                + ("\r" + " ".repeat(43) + "\r"));
  }

  @Test
  void printsOneLineForFindingsWithOneCause() {
    TextReport report = report(false, Map.of());

    report.progress(ReportFixture.failed(), 1, 100);
    report.progress(ReportFixture.failedWithLongResponses("a/Duration/other"), 2, 100);

    assertThat(text().lines().filter(line -> line.startsWith("FAILED"))).hasSize(1);
  }

  @Test
  void printsAtMostTwentyGroups() {
    TextReport report = report(false, Map.of());
    List<Result> many = ReportFixture.hostile(30, 1_000_000);

    many.forEach(result -> report.progress(result, 1, 1000));
    String running = text();
    report.summary(ReportFixture.of(many.toArray(Result[]::new)));

    assertThat(running.lines()).hasSize(21).last().asString().startsWith("Further kinds of");
    String end = text().substring(running.length());
    assertThat(end.lines().filter(line -> line.startsWith("FAILED"))).hasSize(20);
    assertThat(end).contains("… and 10 more groups with 10 findings; see --report.");
    assertThat(text().length()).isLessThan(60_000);
  }

  @Test
  void estimatesTheRemainingTime() {
    Instant[] now = {Instant.EPOCH};
    ProgressTime time = new ProgressTime(() -> now[0]);

    now[0] = Instant.EPOCH.plusSeconds(40);

    assertThat(time.words(1, 4)).isEqualTo("40 s, about 2 min 0 s left");
    assertThat(time.words(4, 4)).isEqualTo("40 s");
  }

  @Test
  void countsDownOnATerminalOnly() {
    report(false, Map.of()).waiting(9);
    assertThat(text()).isEmpty();

    TextReport report = report(true, Map.of());
    report.waiting(10);
    report.waiting(0);

    assertThat(text()).startsWith("\rwaiting for the rate limit: 10 s left\r ").endsWith(" \r");
  }

  @Test
  void listsDifferencesOfObservations() {
    Result differs =
        ReportFixture.result(
            ReportFixture.observed().obligation(), Verdict.OBSERVED, "differs: 400 X");

    report(false, Map.of()).summary(ReportFixture.of(differs, ReportFixture.observed()));

    assertThat(text())
        .contains(
            "\nDifferences from our interpretations (not failures)\n"
                + "  CreateResourcePackage/Duration/valid/plus  differs: 400 X\n\n");
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
    return new TextReport(out, terminal, environment, InstantSource.fixed(Instant.EPOCH));
  }

  private String text() {
    return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }
}
