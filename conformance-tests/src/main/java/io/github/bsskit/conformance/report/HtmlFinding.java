package io.github.bsskit.conformance.report;

import io.github.bsskit.conformance.check.Finding.Fact;
import io.github.bsskit.conformance.check.Result;
import io.github.bsskit.conformance.obligation.Obligation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A finding on the page, in the words of its template.
 *
 * @param id part of its anchor
 * @param repeat the command that shows it again; empty for none
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
    List<Exchange> exchanges) {

  /** So many characters of exchanges keep the page below a size that every browser likes. */
  private static final int ROOM = 600_000;

  private static final int LEAST = 400;
  private static final int MOST = 6000;
  private static final int LONGEST_LINE = 120;
  private static final String MORE = "\n… cut here; the JSON report has more of it\n";

  private static final ReproCommand REPEAT = new ReproCommand(List.of("--profile", "PROFILE"));

  private static final Map<String, String> SOURCES =
      Map.of(
          "S1", "the page of the first operation",
          "S2", "the page of the second operation",
          "M", "metadata and SDKs",
          "G", "the gateway's pages and recorded traffic",
          "I", "an interpretation of this kit");

  /** An exchange on the page. */
  record Exchange(int number, String sent, String request, String answer, String took) {}

  static List<HtmlFinding> of(RunReport report) {
    List<Result> results = FindingOrder.of(report);
    List<Evidence> evidence = results.stream().map(Evidence::of).toList();
    int texts = evidence.stream().mapToInt(one -> one.exchanges().size() * 2).sum();
    int most = Math.max(LEAST, Math.min(MOST, ROOM / Math.max(1, texts)));
    List<HtmlFinding> findings = new ArrayList<>();
    for (Result result : results) {
      String id = String.valueOf(findings.size() + 1);
      String repeat = REPEAT.line(result, report.seed(), report.tries()).orElse("");
      findings.add(of(id, result, evidence.get(findings.size()), repeat, most));
    }
    return findings;
  }

  private static HtmlFinding of(
      String id, Result result, Evidence evidence, String repeat, int most) {
    Obligation obligation = result.obligation();
    return new HtmlFinding(
        id,
        VerdictBadge.of(result.verdict()),
        obligation.isLaw(),
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
        evidence.exchanges().stream().map(exchange -> exchange(exchange, most)).toList());
  }

  private static Exchange exchange(Evidence.Shown exchange, int most) {
    return new Exchange(
        exchange.number(),
        SafeText.cut(exchange.sent(), LONGEST_LINE),
        cut(exchange.request(), most),
        cut(exchange.answer(), most),
        exchange.took().toMillis() + " ms");
  }

  private static String cut(String text, int most) {
    String block = SafeText.block(text);
    if (block.codePointCount(0, block.length()) <= most) {
      return block;
    }
    return block.substring(0, block.offsetByCodePoints(0, most)) + MORE;
  }
}
