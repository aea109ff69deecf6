package io.github.bsskit.conformance.report;

import io.github.bsskit.conformance.check.Finding;
import io.github.bsskit.conformance.check.Finding.Fact;
import io.github.bsskit.conformance.check.Result;
import io.github.bsskit.conformance.check.Verdict;
import io.github.bsskit.conformance.target.Exchange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The facts and exchanges of a result. Secrets and tokens of the calls are masked, in responses
 * too.
 *
 * @param facts in display order
 * @param exchanges the decisive one last
 */
record Evidence(List<Fact> facts, List<MaskedExchange> exchanges) {

  /**
   * An exchange with masked secrets.
   *
   * @param number the number of the exchange in the run
   * @param sent the request in one line, {@code POST /?Duration=0&…}
   * @param request the complete request
   * @param response the complete response
   * @param took the response time
   */
  record MaskedExchange(int number, String sent, String request, String response, Duration took) {}

  /** The finding, and for a known failure or an error also the reason. */
  static Evidence of(Result result) {
    Evidence evidence = ofFinding(result);
    List<Fact> facts = new ArrayList<>(evidence.facts());
    boolean hasReason = result.verdict() == Verdict.KNOWN || result.verdict() == Verdict.ERROR;
    if (hasReason && !result.reason().isEmpty()) {
      facts.add(new Fact(result.verdict().words(), result.reason()));
    }
    return new Evidence(facts, evidence.exchanges());
  }

  /** The finding; empty if there is none. */
  static Evidence ofFinding(Result result) {
    Finding finding = result.finding().orElse(new Finding(List.of(), List.of()));
    Secrets secrets = Secrets.of(finding.evidence());
    return new Evidence(
        finding.facts().stream()
            .map(fact -> new Fact(fact.key(), secrets.masked(fact.value())))
            .toList(),
        finding.evidence().stream().map(exchange -> masked(exchange, secrets)).toList());
  }

  /** The decisive exchange. */
  Optional<MaskedExchange> decisive() {
    return exchanges.isEmpty()
        ? Optional.empty()
        : Optional.of(exchanges.get(exchanges.size() - 1));
  }

  /** All facts in one line: {@code expected 400 DurationInvalid, but was 200 (success)}. */
  String line() {
    return facts.stream()
        .map(fact -> fact.key() + " " + SafeText.line(fact.value()))
        .collect(Collectors.joining(", "));
  }

  private static MaskedExchange masked(Exchange exchange, Secrets secrets) {
    String request = secrets.masked(exchange.request().text());
    return new MaskedExchange(
        exchange.number(),
        sent(request),
        request,
        secrets.masked(exchange.responseText()),
        exchange.took());
  }

  /** The first line and the body. */
  private static String sent(String request) {
    String[] headAndBody = request.split("\n\n", 2);
    String line = headAndBody[0].lines().findFirst().orElse("").strip();
    String body = headAndBody.length > 1 ? headAndBody[1].strip() : "";
    return SafeText.line(body.isEmpty() ? line : line + " " + body);
  }
}
