package io.github.bsskit.conformance.report;

import io.github.bsskit.conformance.check.Finding.Fact;
import io.github.bsskit.conformance.check.Result;
import io.github.bsskit.conformance.target.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Renders a run as Markdown for the summary of a GitHub job. */
public final class GithubSummary {

  private static final int MAX_TEXT = 400;
  private static final int MAX_ROWS = 40;

  private GithubSummary() {}

  /** The Markdown to append to {@code $GITHUB_STEP_SUMMARY}. */
  public static String render(RunReport report) {
    StringBuilder page = new StringBuilder("## BSS conformance\n\n");
    page.append(text(Wording.sentence(report))).append(' ');
    page.append(Wording.coverage(report)).append("\n\n");
    report.warnings().stream()
        .limit(ShownGroup.MOST)
        .forEach(warning -> page.append("> ").append(text(warning)).append("\n\n"));
    page.append("| Verdict | Obligations |\n| --- | ---: |\n");
    report
        .counts()
        .forEach((verdict, count) -> page.append(row(verdict.words(), String.valueOf(count))));
    findings(page, report);
    notExercised(page, NotExercisedReason.of(report));
    return page.toString();
  }

  private static void findings(StringBuilder page, RunReport report) {
    List<ShownGroup> groups = ShownGroup.of(report);
    if (groups.isEmpty()) {
      return;
    }
    page.append("\n### Findings\n\n");
    groups.stream()
        .limit(ShownGroup.MOST)
        .forEach(group -> page.append("- ").append(finding(group, report)).append('\n'));
    if (groups.size() > ShownGroup.MOST) {
      page.append('\n').append(Wording.furtherGroups(groups)).append('\n');
    }
  }

  private static String finding(ShownGroup group, RunReport report) {
    Result result = group.first();
    List<Fact> facts = new ArrayList<>(group.proof());
    facts.addAll(Evidence.of(result).facts());
    if (!group.others().isEmpty()) {
      facts.add(new Fact("also", group.others()));
    }
    report
        .repeat()
        .line(result, report.seed(), report.tries())
        .ifPresent(line -> facts.add(new Fact("repeat", line)));
    return "**"
        + Wording.label(result.verdict())
        + "** "
        + code(result.obligation().address())
        + " ("
        + result.obligation().source()
        + "): "
        + (group.hasCause() ? text(group.headline()) + " " : "")
        + facts.stream()
            .map(fact -> text(fact.key()) + " " + code(fact.value()))
            .collect(Collectors.joining(", "));
  }

  private static void notExercised(StringBuilder page, List<NotExercisedReason> reasons) {
    if (reasons.isEmpty()) {
      return;
    }
    page.append("\n### Not exercised\n\n| Missing key | Reason | Obligations |\n");
    page.append("| --- | --- | ---: |\n");
    reasons.stream()
        .limit(MAX_ROWS)
        .forEach(
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
    for (char character : SafeText.limited(SafeText.line(text), MAX_TEXT).toCharArray()) {
      if ("&<>|`*_[]~@#$\\!".indexOf(character) >= 0) {
        escaped.append("&#").append((int) character).append(';');
      } else {
        escaped.append(character);
      }
    }
    return escaped.toString();
  }
}
