package io.github.bsskit.conformance.report;

import io.github.bsskit.conformance.check.Result;
import java.util.List;
import java.util.stream.Collectors;

/** Renders a run as Markdown for the summary of a GitHub job. */
public final class GithubSummary {

  private static final int MAX_FINDINGS = 30;

  private GithubSummary() {}

  /** The Markdown to append to {@code $GITHUB_STEP_SUMMARY}. */
  public static String render(RunReport report) {
    StringBuilder page = new StringBuilder("## BSS conformance\n\n");
    page.append(text(Wording.sentence(report))).append(' ');
    page.append(Wording.coverage(report)).append("\n\n");
    report.warnings().forEach(warning -> page.append("> ").append(text(warning)).append("\n\n"));
    page.append("| Verdict | Obligations |\n| --- | ---: |\n");
    report
        .counts()
        .forEach((verdict, count) -> page.append(row(verdict.words(), String.valueOf(count))));
    findings(page, FindingOrder.of(report));
    notExercised(page, NotExercisedReason.of(report));
    return page.toString();
  }

  private static void findings(StringBuilder page, List<Result> findings) {
    if (findings.isEmpty()) {
      return;
    }
    page.append("\n### Findings\n\n");
    findings.stream()
        .limit(MAX_FINDINGS)
        .forEach(result -> page.append("- ").append(finding(result)).append('\n'));
    if (findings.size() > MAX_FINDINGS) {
      page.append("\n… and ").append(findings.size() - MAX_FINDINGS);
      page.append(" more; see the other reports.\n");
    }
  }

  private static String finding(Result result) {
    String facts =
        Evidence.of(result).facts().stream()
            .map(fact -> text(fact.key()) + " " + code(fact.value()))
            .collect(Collectors.joining(", "));
    return "**"
        + Wording.label(result.verdict())
        + "** "
        + code(result.obligation().address())
        + " ("
        + result.obligation().source()
        + "): "
        + facts;
  }

  private static void notExercised(StringBuilder page, List<NotExercisedReason> reasons) {
    if (reasons.isEmpty()) {
      return;
    }
    page.append("\n### Not exercised\n\n| Missing key | Reason | Obligations |\n");
    page.append("| --- | --- | ---: |\n");
    reasons.forEach(
        reason ->
            page.append(
                row(
                    reason.key().isEmpty() ? "" : code(reason.key()),
                    text(reason.reason()),
                    String.valueOf(reason.count()))));
  }

  private static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }

  private static String code(String text) {
    return "<code>" + text(text) + "</code>";
  }

  /** Markdown never interprets character references. */
  private static String text(String text) {
    StringBuilder escaped = new StringBuilder();
    for (char character : SafeText.line(text).toCharArray()) {
      if ("&<>|`*_[]~@#$\\!".indexOf(character) >= 0) {
        escaped.append("&#").append((int) character).append(';');
      } else {
        escaped.append(character);
      }
    }
    return escaped.toString();
  }
}
