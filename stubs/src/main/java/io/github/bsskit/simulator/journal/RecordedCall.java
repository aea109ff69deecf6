package io.github.bsskit.simulator.journal;

import io.github.bsskit.simulator.api.JournalEntry;
import io.github.bsskit.simulator.api.Verdict;
import io.github.bsskit.simulator.gateway.CallOutcome;
import io.github.bsskit.simulator.gateway.RawRequest;
import io.github.bsskit.simulator.gateway.RawResponse;
import java.util.List;

/** A call with its exchange. Its entry, which explains it, is created when it is read. */
public final class RecordedCall {

  private final CallAnalyzer analyzer;
  private final long number;
  private final RawRequest request;
  private final RawResponse response;
  private final Evidence evidence;
  private JournalEntry entry;

  RecordedCall(
      CallAnalyzer analyzer,
      long number,
      RawRequest request,
      RawResponse response,
      Evidence evidence) {
    this.analyzer = analyzer;
    this.number = number;
    this.request = request;
    this.response = response;
    this.evidence = evidence;
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

  Evidence evidence() {
    return evidence;
  }

  long weight() {
    return request.weight() + response.weight();
  }
}
