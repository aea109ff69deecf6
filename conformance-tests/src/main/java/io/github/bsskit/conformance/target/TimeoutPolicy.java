package io.github.bsskit.conformance.target;

import io.github.bsskit.conformance.target.WireResult.Cause;
import io.github.bsskit.conformance.target.WireResult.NoResponse;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * How long to wait for a response. The limit is shortened after some timeouts, so that a run
 * against a dead target ends soon, while a slow target is still tested.
 */
final class TimeoutPolicy {

  private static final int TIMEOUTS_UNTIL_SHORTER = 3;
  private static final int TIMEOUTS_UNTIL_FINAL = 30;
  private static final int FAILURES_UNTIL_FINAL = 12;
  private static final Duration SHORT_LIMIT = Duration.ofSeconds(1);

  private final Consumer<String> notices;
  private volatile Duration limit; // also read by threads that send calls ahead
  private int timeouts;
  private int failuresInARow;
  private int unreachableInARow;
  private boolean hasResponded;

  /**
   * A policy.
   *
   * @param limit the time limit of a call at first
   * @param notices is notified when the limit is shortened
   */
  TimeoutPolicy(Duration limit, Consumer<String> notices) {
    this.limit = limit;
    this.notices = notices;
  }

  /** The time limit of a call now; longer while this machine is busy. */
  Duration limit() {
    return KitLoad.allowance(limit);
  }

  /** Takes the result of a call into account. */
  void record(Exchange exchange) {
    if (!(exchange.result() instanceof NoResponse failure)) {
      failuresInARow = 0;
      unreachableInARow = 0;
      hasResponded = true;
      return;
    }
    failuresInARow++;
    unreachableInARow = failure.cause() == Cause.UNREACHABLE ? unreachableInARow + 1 : 0;
    // a response that was cut off by the time limit has cost the whole limit too
    boolean timedOut = failure.cause() == Cause.TIMED_OUT || exchange.took().compareTo(limit) >= 0;
    if (timedOut && ++timeouts == TIMEOUTS_UNTIL_SHORTER) {
      limit = limit.compareTo(SHORT_LIMIT) < 0 ? limit : SHORT_LIMIT;
      notices.accept(
          TIMEOUTS_UNTIL_SHORTER
              + " calls had no response in time; the time limit is now "
              + limit.toMillis()
              + " ms");
    }
  }

  /** Whether further calls are useless. */
  boolean isFinal() {
    return timeouts >= TIMEOUTS_UNTIL_FINAL
        || unreachableInARow >= FAILURES_UNTIL_FINAL
        || (failuresInARow >= FAILURES_UNTIL_FINAL && (!hasResponded || timeouts > 0))
        || failuresInARow >= 4 * FAILURES_UNTIL_FINAL;
  }
}
