package io.github.bsskit.conformance.report;

import io.github.bsskit.conformance.check.Result;
import java.util.List;
import java.util.stream.Collectors;

/** Tells a run in Markdown, for the page that GitHub shows of a job. */
public final class GithubSummary {

  private static final int MOST_FINDINGS = 30;

  private GithubSummary() {}

  /** The Markdown for the file that {@code $GITHUB_STEP_SUMMARY} names. */
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
    absences(page, NotExercisedReason.of(report));
    return page.toString();
  }

  private static void findings(StringBuilder page, List<Result> findings) {
    if (findings.isEmpty()) {
      return;
    }
    page.append("\n### Findings\n\n");
    findings.stream()
        .limit(MOST_FINDINGS)
        .forEach(result -> page.append("- ").append(finding(result)).append('\n'));
    if (findings.size() > MOST_FINDINGS) {
      page.append("\n… and ").append(findings.size() - MOST_FINDINGS);
      page.append(" more: the other reports have them all.\n");
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

  private static void absences(StringBuilder page, List<NotExercisedReason> absences) {
    if (absences.isEmpty()) {
      return;
    }
    page.append("\n### Not exercised\n\n| Missing key | Reason | Obligations |\n");
    page.append("| --- | --- | ---: |\n");
    absences.forEach(
        absence ->
            page.append(
                row(
                    absence.key().isEmpty() ? "" : code(absence.key()),
                    text(absence.reason()),
                    String.valueOf(absence.count()))));
  }

  private static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }

  private static String code(String text) {
    return "<code>" + text(text) + "</code>";
  }

  /** A character that is written as a reference never means anything in Markdown. */
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
