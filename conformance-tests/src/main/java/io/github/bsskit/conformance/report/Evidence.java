package io.github.bsskit.conformance.report;

import io.github.bsskit.conformance.check.Finding;
import io.github.bsskit.conformance.check.Finding.Fact;
import io.github.bsskit.conformance.check.Result;
import io.github.bsskit.conformance.check.Verdict;
import io.github.bsskit.conformance.target.Call;
import io.github.bsskit.conformance.target.Exchange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a report tells of a result that is not as it should be; no secret and no token of the calls
 * is in it, not even where the answer repeats them.
 *
 * @param facts in the order in which they are told
 * @param exchanges that show it, the decisive one last
 */
record Evidence(List<Fact> facts, List<Shown> exchanges) {

  /**
   * An exchange for a reader.
   *
   * @param number counts the exchanges of a run
   * @param sent the request in a line, {@code POST /?Duration=0&…}
   * @param request the request, whole
   * @param answer the answer, whole
   * @param call what was called; empty for traffic that is no call
   * @param took how long it took
   */
  record Shown(
      int number, String sent, String request, String answer, Optional<Call> call, Duration took) {}

  /** What the finding says, and for a failure that is known or an error the reason as well. */
  static Evidence of(Result result) {
    Evidence evidence = ofFinding(result);
    List<Fact> facts = new ArrayList<>(evidence.facts());
    boolean reasoned = result.verdict() == Verdict.KNOWN || result.verdict() == Verdict.ERROR;
    if (reasoned && !result.reason().isEmpty()) {
      facts.add(new Fact(result.verdict().words(), result.reason()));
    }
    return new Evidence(facts, evidence.exchanges());
  }

  /** What the finding says; nothing if there is none. */
  static Evidence ofFinding(Result result) {
    Finding finding = result.finding().orElse(new Finding(List.of(), List.of()));
    Secrets secrets = Secrets.of(finding.evidence());
    return new Evidence(
        finding.facts().stream()
            .map(fact -> new Fact(fact.key(), secrets.masked(fact.value())))
            .toList(),
        finding.evidence().stream().map(exchange -> shown(exchange, secrets)).toList());
  }

  /** The exchange that decided. */
  Optional<Shown> decisive() {
    return exchanges.isEmpty()
        ? Optional.empty()
        : Optional.of(exchanges.get(exchanges.size() - 1));
  }

  /** All facts in a line: {@code expected 400 DurationInvalid, but was 200 (success)}. */
  String inALine() {
    return facts.stream()
        .map(fact -> fact.key() + " " + SafeText.line(fact.value()))
        .collect(Collectors.joining(", "));
  }

  private static Shown shown(Exchange exchange, Secrets secrets) {
    String request = secrets.masked(exchange.request().text());
    return new Shown(
        exchange.number(),
        sent(request),
        request,
        secrets.masked(exchange.responseText()),
        exchange.call(),
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
