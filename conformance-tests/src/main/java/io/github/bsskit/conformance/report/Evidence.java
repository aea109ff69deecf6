package io.github.bsskit.conformance.report;

import io.github.bsskit.conformance.check.Finding;
import io.github.bsskit.conformance.check.Finding.Fact;
import io.github.bsskit.conformance.check.Result;
import io.github.bsskit.conformance.check.Verdict;
import io.github.bsskit.conformance.target.Exchange;
import io.github.bsskit.conformance.target.SafeText;
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

  /** How much of a fact or reason reports show. */
  static final int MAX_FACT = 1000;

  /**
   * How much of each finding a report shows, so that its size is bounded for any target.
   *
   * @param exchanges the most exchanges of a finding; the decisive one is always shown
   * @param text the most characters of a request or a response
   */
  record Limits(int exchanges, int text) {

    private static final Limits USUAL = new Limits(3, 6000);
    private static final int MIN_TEXT = 300;

    /** Limits that keep all exchanges of a report together below {@code room} characters. */
    static Limits of(RunReport report, int room) {
      long findings = report.results().stream().filter(one -> one.finding().isPresent()).count();
      int exchanges = findings > 200 ? 1 : USUAL.exchanges;
      long text = room / Math.max(1, findings * exchanges * 2);
      return new Limits(exchanges, (int) Math.max(MIN_TEXT, Math.min(USUAL.text, text)));
    }
  }

  /** The finding, and for a known failure or an error also the reason. */
  static Evidence of(Result result) {
    return of(result, Limits.USUAL);
  }

  static Evidence of(Result result, Limits limits) {
    Evidence evidence = ofFinding(result, limits);
    List<Fact> facts = new ArrayList<>(evidence.facts());
    boolean hasReason = result.verdict() == Verdict.KNOWN || result.verdict() == Verdict.ERROR;
    if (hasReason && !result.reason().isEmpty()) {
      String reason = SafeText.limited(result.reason(), 4 * MAX_FACT);
      facts.add(new Fact(result.verdict().words(), reason));
    }
    return new Evidence(facts, evidence.exchanges());
  }

  /** The finding; empty if there is none. */
  static Evidence ofFinding(Result result, Limits limits) {
    Finding finding = result.finding().orElse(new Finding(List.of(), List.of()));
    Secrets secrets = Secrets.of(finding.evidence());
    List<Exchange> all = finding.evidence();
    List<Exchange> shown = all.subList(Math.max(0, all.size() - limits.exchanges()), all.size());
    return new Evidence(
        finding.facts().stream()
            .map(fact -> new Fact(fact.key(), limited(secrets, fact.value(), MAX_FACT)))
            .toList(),
        shown.stream().map(exchange -> masked(exchange, secrets, limits.text())).toList());
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

  private static MaskedExchange masked(Exchange exchange, Secrets secrets, int max) {
    String request = secrets.masked(exchange.request().text());
    return new MaskedExchange(
        exchange.number(),
        SafeText.limited(sent(request), MAX_FACT),
        SafeText.limited(request, max),
        limited(secrets, exchange.responseText(), max),
        exchange.took());
  }

  private static String limited(Secrets secrets, String text, int max) {
    return SafeText.limited(secrets.masked(text), max);
  }

  /** The first line and the body. */
  private static String sent(String request) {
    String[] headAndBody = request.split("\n\n", 2);
    String line = headAndBody[0].lines().findFirst().orElse("").strip();
    String body = headAndBody.length > 1 ? headAndBody[1].strip() : "";
    return SafeText.line(body.isEmpty() ? line : line + " " + body);
  }
}
