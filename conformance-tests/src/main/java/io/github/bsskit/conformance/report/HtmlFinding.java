package io.github.bsskit.conformance.report;

import io.github.bsskit.conformance.check.Finding.Fact;
import io.github.bsskit.conformance.check.Result;
import io.github.bsskit.conformance.obligation.Obligation;
import io.github.bsskit.conformance.target.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A finding, with the field names of the page's template.
 *
 * @param id part of the anchor
 * @param repeat the command that reproduces it; may be empty
 */
record HtmlFinding(
    String id,
    VerdictBadge verdict,
    boolean law,
    String address,
    String statement,
    String source,
    String sourceWords,
    List<Fact> facts,
    String repeat,
    List<ShownExchange> exchanges) {

  /** Characters of all exchanges together, which bounds the size of the page. */
  private static final int ROOM = 600_000;

  private static final int MAX_LINE = 120;
  private static final Map<String, String> SOURCES =
      Map.of(
          "S1", "the page of the first operation",
          "S2", "the page of the second operation",
          "M", "metadata and SDKs",
          "G", "the gateway's pages and recorded traffic",
          "I", "our interpretation");

  /** An exchange on the page. */
  record ShownExchange(int number, String sent, String request, String response, String took) {}

  static List<HtmlFinding> of(RunReport report) {
    List<Result> results = FindingOrder.of(report);
    Evidence.Limits limits = Evidence.Limits.of(report, ROOM);
    List<HtmlFinding> findings = new ArrayList<>();
    for (Result result : results) {
      String id = String.valueOf(findings.size() + 1);
      String repeat = report.repeat().line(result, report.seed(), report.tries()).orElse("");
      findings.add(of(id, result, Evidence.of(result, limits), repeat));
    }
    return findings;
  }

  private static HtmlFinding of(String id, Result result, Evidence evidence, String repeat) {
    Obligation obligation = result.obligation();
    return new HtmlFinding(
        id,
        VerdictBadge.of(result.verdict()),
        obligation.isInvariant(),
        obligation.address(),
        SafeText.line(obligation.statement()),
        obligation.source().toString(),
        obligation.source().labels().stream()
            .map(label -> SOURCES.getOrDefault(label, label))
            .collect(Collectors.joining("; ")),
        evidence.facts().stream()
            .map(fact -> new Fact(fact.key(), SafeText.block(fact.value())))
            .toList(),
        repeat,
        evidence.exchanges().stream().map(HtmlFinding::exchange).toList());
  }

  private static ShownExchange exchange(Evidence.MaskedExchange exchange) {
    return new ShownExchange(
        exchange.number(),
        SafeText.cut(exchange.sent(), MAX_LINE),
        SafeText.block(exchange.request()),
        SafeText.block(exchange.response()),
        exchange.took().toMillis() + " ms");
  }
}
