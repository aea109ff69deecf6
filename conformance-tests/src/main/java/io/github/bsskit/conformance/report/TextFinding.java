package io.github.bsskit.conformance.report;

import io.github.bsskit.conformance.check.Finding.Fact;
import io.github.bsskit.conformance.check.Result;
import io.github.bsskit.conformance.obligation.Obligation;
import io.github.bsskit.conformance.target.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Renders a finding for the console.
 *
 * @param color colours the verdict
 */
record TextFinding(AnsiColor color) {

  private static final int MAX_REQUEST = 160;
  private static final int MAX_LINE = 400;
  private static final int MAX_FACT = 1500;

  /** In one line, as soon as it is known. */
  String line(Result result) {
    return title(result) + "  " + SafeText.limited(Evidence.of(result).line(), MAX_LINE);
  }

  /** With one line per fact, for the end of the run. */
  List<String> block(ShownGroup group, RunReport report) {
    Result result = group.first();
    Evidence evidence = Evidence.of(result);
    List<Fact> facts = new ArrayList<>();
    if (group.hasCause()) {
      facts.add(new Fact("cause", group.headline()));
      facts.addAll(group.proof());
    }
    facts.addAll(evidence.facts());
    evidence
        .decisive()
        .ifPresent(
            exchange -> facts.add(new Fact("sent", SafeText.cut(exchange.sent(), MAX_REQUEST))));
    report
        .repeat()
        .line(result, report.seed(), report.tries())
        .ifPresent(line -> facts.add(new Fact("repeat", line)));
    if (!group.others().isEmpty()) {
      facts.add(new Fact("also", group.others()));
    }
    List<String> lines = new ArrayList<>();
    lines.add(title(result));
    lines.add("  " + SafeText.line(result.obligation().statement()));
    int width = facts.stream().mapToInt(fact -> fact.key().length()).max().orElse(0) + 2;
    facts.forEach(
        fact -> {
          String key = fact.key() + ":";
          String value =
              fact.key().equals("repeat")
                  ? fact.value()
                  : SafeText.limited(SafeText.line(fact.value()), MAX_FACT);
          lines.add("  " + key + " ".repeat(width - key.length()) + value);
        });
    return lines;
  }

  private String title(Result result) {
    Obligation obligation = result.obligation();
    String verdict =
        color.as(
            result.verdict(), String.format(Locale.ROOT, "%-6s", Wording.label(result.verdict())));
    return verdict + "  " + obligation.address() + "  (" + obligation.source() + ")";
  }
}
