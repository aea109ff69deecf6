package io.github.bsskit.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.conformance.check.Result;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class GithubSummaryTest {

  @Test
  void rendersARun() {
    assertThat(GithubSummary.render(ReportFixture.mixed()))
        .isEqualTo(
            """
            ## BSS conformance

            http://127.0.0.1:8080: 2 of 4 checks that this profile allows failed; \
            1 needs: owners.foreign. \
            Errors of the kit, the profile or the connection: 1. \
            Coverage: 57.1 % of required checks ran (4 of 7).

            > Most calls &#60;were&#62; rejected &#38; &#92;u001b&#91;31mnothing\
            &#92;u001b&#91;0m was tested.

            | Verdict | Obligations |
            | --- | ---: |
            | passed | 1 |
            | failed | 2 |
            | known | 1 |
            | observed | 1 |
            | not exercised | 2 |
            | error | 1 |

            ### Findings

            - **FAILED** <code>response/leak</code> (S2): \
            expected <code>no page of HTML</code>, \
            but was <code>&#60;script&#62;alert("x")&#60;/script&#62; of &#42;&#42;&#42;</code>, \
            repeat <code>bss-conformance --only response/leak --seed -7000000000000000001 \
            --profile 'my profile.yaml'</code>
            - **FAILED** <code>CreateResourcePackage/Duration/malformed/zero</code> (S2): \
            expected <code>400 DurationInvalid</code>, but was <code>200 Success</code>, \
            repeat <code>bss-conformance call CreateResourcePackage ProductCode=ossbag Duration=0 \
            --profile 'my profile.yaml'</code>
            - **ERROR** <code>gateway/form/valid</code> (S2): \
            error <code>java.net.SocketException: reset</code>
            - **KNOWN** <code>CreateResourcePackage/Duration/malformed/sign</code> (S2): \
            expected <code>400 DurationInvalid</code>, but was <code>200 Success</code>, \
            known <code>ticket 4711 &#124; &#96;later&#96;</code>, \
            repeat <code>bss-conformance call CreateResourcePackage ProductCode=ossbag Duration=0 \
            --profile 'my profile.yaml'</code>

            ### Not exercised

            | Missing key | Reason | Obligations |
            | --- | --- | ---: |
            | <code>owners.foreign</code> | no foreign owner | 1 |
            |  | vacuous: the valid call was rejected | 1 |
            """);
  }

  @Test
  void isShortWithoutFindings() {
    assertThat(GithubSummary.render(ReportFixture.of(ReportFixture.passed("a/b"))))
        .startsWith(
            "## BSS conformance\n\n"
                + "http://127.0.0.1:8080: 1 of 1 check that this profile allows passed.")
        .endsWith("| error | 0 |\n");
  }

  @Test
  void countsFindingsWithOneCauseOnce() {
    Result[] many = Collections.nCopies(35, ReportFixture.error()).toArray(Result[]::new);

    assertThat(GithubSummary.render(ReportFixture.of(many)))
        .contains("also <code>34 more: gateway/form/valid, ")
        .satisfies(page -> assertThat(page.split("- \\*\\*ERROR")).hasSize(2));
  }

  /** GitHub rejects summaries above 1 MiB. */
  @Test
  void showsAtMostTwentyGroupsAndStaysSmall() {
    Result[] many = ReportFixture.hostile(500, 1_000_000).toArray(Result[]::new);

    String page = GithubSummary.render(ReportFixture.of(many));

    assertThat(page).contains("\n… and 480 more groups with 480 findings; see --report.\n");
    assertThat(page.split("- \\*\\*FAILED")).hasSize(21);
    assertThat(page.length()).isLessThan(200_000);
  }
}
