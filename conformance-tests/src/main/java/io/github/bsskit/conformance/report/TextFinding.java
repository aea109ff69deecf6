package io.github.bsskit.conformance.report;

import io.github.bsskit.conformance.check.Finding.Fact;
import io.github.bsskit.conformance.check.Result;
import io.github.bsskit.conformance.obligation.Obligation;
import java.util.ArrayList;
import java.util.List;

/**
 * A finding on the console.
 *
 * @param paint colours the verdict
 * @param repeat makes the command that shows it again
 */
record TextFinding(AnsiColor paint, ReproCommand repeat) {

  private static final int LONGEST_REQUEST = 160;

  /** As soon as it is known: in a line. */
  String line(Result result) {
    return title(result) + "  " + Evidence.of(result).inALine();
  }

  /** At the end: its facts, one below the other. */
  List<String> block(Result result, RunReport report) {
    Evidence evidence = Evidence.of(result);
    List<Fact> facts = new ArrayList<>(evidence.facts());
    evidence
        .decisive()
        .ifPresent(
            exchange ->
                facts.add(new Fact("sent", SafeText.cut(exchange.sent(), LONGEST_REQUEST))));
    repeat
        .line(result, report.seed(), report.tries())
        .ifPresent(line -> facts.add(new Fact("repeat", line)));
    List<String> lines = new ArrayList<>();
    lines.add(title(result));
    lines.add("  " + SafeText.line(result.obligation().statement()));
    int width = facts.stream().mapToInt(fact -> fact.key().length()).max().orElse(0) + 2;
    facts.forEach(
        fact -> {
          String key = fact.key() + ":";
          String value = SafeText.line(fact.value());
          lines.add("  " + key + " ".repeat(width - key.length()) + value);
        });
    return lines;
  }

  private String title(Result result) {
    Obligation obligation = result.obligation();
    String verdict =
        paint.as(result.verdict(), String.format("%-6s", Wording.label(result.verdict())));
    return verdict + "  " + obligation.address() + "  (" + obligation.source() + ")";
  }
}
