package io.github.bsskit.simulator.journal;

import io.github.bsskit.simulator.api.JournalEntry;
import io.github.bsskit.simulator.api.Verdict;
import io.github.bsskit.simulator.gateway.CallOutcome;
import io.github.bsskit.simulator.gateway.RawRequest;
import io.github.bsskit.simulator.gateway.RawResponse;
import java.util.List;
import java.util.Optional;

/** A call with its exchange. Its entry, which explains it, is created when it is read. */
public final class RecordedCall {

  /** Limits the time that an explanation takes. */
  private static final int MAX_ATTEMPTS = 10;

  private final CallAnalyzer analyzer;
  private final long number;
  private final RawRequest request;
  private final RawResponse response;
  private final Evidence evidence;
  private final Optional<String> simulator;
  private JournalEntry entry;

  RecordedCall(
      CallAnalyzer analyzer,
      long number,
      RawRequest request,
      RawResponse response,
      Evidence evidence) {
    this(analyzer, number, request, response, evidence, Optional.empty());
  }

  RecordedCall(
      CallAnalyzer analyzer,
      long number,
      RawRequest request,
      RawResponse response,
      Evidence evidence,
      Optional<String> simulator) {
    this.analyzer = analyzer;
    this.number = number;
    this.request = request;
    this.response = response;
    this.evidence = evidence;
    this.simulator = simulator;
  }

  /** The same call, with the one that it repeats. */
  RecordedCall repeating(Optional<RecordedCall> repeated) {
    Evidence known =
        new Evidence(evidence.keys(), repeated, evidence.rounded(), evidence.attempts());
    return new RecordedCall(analyzer, number, request, response, known, simulator);
  }

  /** The explained call, always the same. Explaining it takes a while; others wait for it. */
  public synchronized JournalEntry entry() {
    if (entry == null) {
      entry = analyzer.entry(this);
    }
    return entry;
  }

  /** Whether the call was executed, and if not, why. */
  public Verdict verdict() {
    return CallAnalyzer.verdict(outcome());
  }

  public long number() {
    return number;
  }

  /** The request as received. */
  public RawRequest request() {
    return request;
  }

  /** The whole response; its delivery says how much was sent. */
  public RawResponse response() {
    return response;
  }

  public CallOutcome outcome() {
    return response.outcome();
  }

  /** The latest requests that this one may repeat, oldest first. */
  public List<RawRequest> earlierAttempts() {
    return evidence.attempts().apply(this);
  }

  /** The name of the simulator that handled it, if several can share the journal. */
  public Optional<String> simulator() {
    return simulator;
  }

  /** Whether another call is earlier, with the same access key and action. */
  boolean mayRepeat(RecordedCall other) {
    return other.number < number
        && other.outcome().keyId().equals(outcome().keyId())
        && other.outcome().action().equals(outcome().action());
  }

  /** The requests of the latest calls, oldest first, as many as an explanation looks at. */
  static List<RawRequest> attempts(List<RecordedCall> earlier) {
    return earlier.subList(Math.max(0, earlier.size() - MAX_ATTEMPTS), earlier.size()).stream()
        .map(RecordedCall::request)
        .toList();
  }

  Evidence evidence() {
    return evidence;
  }

  long weight() {
    return request.weight() + response.weight();
  }
}
