package io.github.bsskit.conformance.report;

import io.github.bsskit.conformance.check.Finding.Fact;
import io.github.bsskit.conformance.check.Result;
import io.github.bsskit.conformance.obligation.Obligation;
import java.util.ArrayList;
import java.util.List;

/**
 * Renders a finding for the console.
 *
 * @param color colours the verdict
 * @param repro makes the command that reproduces it
 */
record TextFinding(AnsiColor color, ReproCommand repro) {

  private static final int MAX_REQUEST = 160;

  /** In one line, as soon as it is known. */
  String line(Result result) {
    return title(result) + "  " + Evidence.of(result).line();
  }

  /** With one line per fact, for the end of the run. */
  List<String> block(Result result, RunReport report) {
    Evidence evidence = Evidence.of(result);
    List<Fact> facts = new ArrayList<>(evidence.facts());
    evidence
        .decisive()
        .ifPresent(
            exchange -> facts.add(new Fact("sent", SafeText.cut(exchange.sent(), MAX_REQUEST))));
    repro
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
        color.as(result.verdict(), String.format("%-6s", Wording.label(result.verdict())));
    return verdict + "  " + obligation.address() + "  (" + obligation.source() + ")";
  }
}
