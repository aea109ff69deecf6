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

            http://127.0.0.1:8080: 2 of 4 checks failed. \
            Errors of the kit, the profile or the connection: 1. \
            Coverage: 57.1 % of required checks ran.

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
            but was <code>&#60;script&#62;alert("x")&#60;/script&#62; of &#42;&#42;&#42;</code>
            - **FAILED** <code>CreateResourcePackage/Duration/malformed/zero</code> (S2): \
            expected <code>400 DurationInvalid</code>, but was <code>200 Success</code>
            - **ERROR** <code>gateway/form/valid</code> (S2): \
            error <code>java.net.SocketException: reset</code>
            - **KNOWN** <code>CreateResourcePackage/Duration/malformed/sign</code> (S2): \
            expected <code>400 DurationInvalid</code>, but was <code>200 Success</code>, \
            known <code>ticket 4711 &#124; &#96;later&#96;</code>

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
        .startsWith("## BSS conformance\n\nhttp://127.0.0.1:8080: 1 of 1 check passed.")
        .endsWith("| error | 0 |\n");
  }

  @Test
  void showsAtMostThirtyFindings() {
    Result[] many = Collections.nCopies(35, ReportFixture.error()).toArray(Result[]::new);

    assertThat(GithubSummary.render(ReportFixture.of(many)))
        .endsWith("\n\n… and 5 more; see the other reports.\n")
        .satisfies(page -> assertThat(page.split("- \\*\\*ERROR")).hasSize(31));
  }
}
