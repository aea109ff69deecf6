package io.github.bsskit.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.conformance.check.Result;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HtmlReportTest {

  private final String page = HtmlReport.render(ReportFixture.mixed());

  @Test
  void isSelfContained() {
    assertThat(page)
        .contains("default-src 'none'")
        .doesNotContain("<link", "<img", "<iframe", "@import", "url(", "fetch(", "XMLHttp")
        .doesNotContainPattern("(?:src|href)=\"(?!#)");
  }

  @Test
  void hasASentenceAndATitle() {
    assertThat(page)
        .contains("<title>BSS conformance of http://127.0.0.1:8080</title>")
        .contains(
            "<h1 class=\"failed\">http://127.0.0.1:8080: 2 of 4 checks that this profile allows"
                + " failed; 1 needs: owners.foreign. Errors of the kit, the profile or the"
                + " connection: 1.</h1>")
        .contains(
            "aria-label=\"1 passed, 2 failed, 1 known, 1 observed, 2 not exercised, 1 error\"");
  }

  @Test
  void responsesAreNeverMarkup() {
    assertThat(page)
        .contains("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; of ***")
        .contains("&lt;&amp;&quot;&#39;|&#x60; \ufffd\ufffd[2J\n\ud83d\ude00 \ufffd ***")
        .contains("400 &lt;i&gt;\\u0000 ]]&gt; &amp;amp; \ud83d\ude00")
        .doesNotContain("<script>alert", "\u0000", "\u001b", "\u202e", "</pre>\n</pre>")
        .doesNotContain(ReportFixture.TOKEN, "a%2Btoken%2Fof%3Dits%2Bown", "testsecret");
  }

  @Test
  void everyElementIsClosed() {
    List<String> open = new ArrayList<>();
    String body = page.replaceAll("(?s)<(script|style)>.*?</\\1>", "");
    Matcher tags = Pattern.compile("<(/?)([a-z][a-z0-9]*)[^>]*?(/?)>").matcher(body);

    while (tags.find()) {
      if (!tags.group(1).isEmpty()) {
        assertThat(open.remove(open.size() - 1)).isEqualTo(tags.group(2));
      } else if (tags.group(3).isEmpty() && !List.of("meta", "input").contains(tags.group(2))) {
        open.add(tags.group(2));
      }
    }

    assertThat(open).isEmpty();
  }

  @Test
  void anchorsResolveAndAreUnique() {
    List<String> ids = all(" id=\"([^\"]*)\"");

    assertThat(ids).doesNotHaveDuplicates().containsAll(all("href=\"#([^\"]*)\""));
    assertThat(ids).containsAll(all("aria-labelledby=\"([^\"]*)\""));
    assertThat(ids).containsAll(all(" for=\"([^\"]*)\""));
  }

  @Test
  void showsEveryObligationOnceWithItsVerdict() {
    assertThat(all("<tr data-verdict=\"([^\"]*)\">"))
        .containsExactly(
            "passed",
            "failed",
            "known",
            "observed",
            "not-exercised",
            "not-exercised",
            "error",
            "failed");
    assertThat(page)
        .contains("<span aria-hidden=\"true\">–</span> not exercised</span>")
        .contains("<span class=\"reason\">owners.foreign: no foreign owner</span>")
        .contains("<tr class=\"topic\"><th scope=\"rowgroup\" colspan=\"3\">Duration</th></tr>");
  }

  @Test
  void showsTheCoverageOfEachGroup() {
    assertThat(page)
        .contains(
            "<tr><th scope=\"rowgroup\" rowspan=\"3\">CreateResourcePackage</th>"
                + "<th scope=\"row\">documented</th>"
                + cells(1, 1, 1, 0, 0, 0, 3))
        .contains("<tr><th scope=\"row\">provisioned</th>" + cells(0, 0, 0, 0, 2, 0, 2))
        .contains("<tr><th scope=\"row\">interpretation</th>" + cells(0, 0, 0, 1, 0, 0, 1));
  }

  @Test
  void staysSmall() {
    List<Result> results = new ArrayList<>();
    for (int i = 0; i < 700; i++) {
      results.add(ReportFixture.passed("CreateResourcePackage/Parameter" + i % 30 + "/valid/" + i));
    }
    for (int i = 0; i < 100; i++) {
      results.add(ReportFixture.failedWithLongResponses("gateway/long/" + i));
    }

    String large = HtmlReport.render(ReportFixture.of(results.toArray(Result[]::new)));

    assertThat(large).contains(" characters, sha256 ");
    assertThat(large.getBytes(StandardCharsets.UTF_8).length).isBetween(500_000, 1_500_000);
  }

  @Test
  void listsCausesBeforeFindings() {
    String grouped =
        HtmlReport.render(
            ReportFixture.of(
                ReportFixture.failed(), ReportFixture.failedWithLongResponses("a/Duration/zero")));

    assertThat(grouped)
        .containsPattern(
            "(?s)<ol class=\"causes\">.*expected 400 DurationInvalid, but was 200 Success"
                + ".*\\(2\\).*#finding-1.*#finding-2.*</ol>\\n<article");
  }

  @Test
  void isTheSameForTheSameRun() {
    assertThat(HtmlReport.render(ReportFixture.mixed())).isEqualTo(page);
  }

  @Test
  void textHasEnoughContrast() {
    List<Map<String, String>> schemes =
        Pattern.compile("(?s)--page:.*?\\}")
            .matcher(page)
            .results()
            .map(MatchResult::group)
            .map(HtmlReportTest::colours)
            .toList();

    assertThat(schemes).hasSize(2);
    for (Map<String, String> scheme : schemes) {
      for (String name :
          List.of("text", "quiet", "link", "passed", "failed", "known", "observed", "error")) {
        for (String ground : List.of("page", "panel")) {
          assertThat(contrast(scheme.get(name), scheme.get(ground)))
              .as("%s on %s", name, ground)
              .isGreaterThanOrEqualTo(4.5);
        }
      }
    }
  }

  private static Map<String, String> colours(String css) {
    return Pattern.compile("--([a-z-]+): #([0-9a-f]{6})")
        .matcher(css)
        .results()
        .collect(Collectors.toMap(match -> match.group(1), match -> match.group(2)));
  }

  /** As WCAG 2 defines it. */
  private static double contrast(String one, String other) {
    double a = luminance(one) + 0.05;
    double b = luminance(other) + 0.05;
    return Math.max(a, b) / Math.min(a, b);
  }

  private static double luminance(String colour) {
    int rgb = Integer.parseInt(colour, 16);
    return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
  }

  private static double linear(int component) {
    double value = (component & 0xFF) / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }

  private static String cells(int... numbers) {
    StringBuilder cells = new StringBuilder();
    for (int number : numbers) {
      cells.append("<td class=\"number\">").append(number).append("</td>");
    }
    return cells.append("</tr>").toString();
  }

  private List<String> all(String pattern) {
    return Pattern.compile(pattern).matcher(page).results().map(match -> match.group(1)).toList();
  }
}
