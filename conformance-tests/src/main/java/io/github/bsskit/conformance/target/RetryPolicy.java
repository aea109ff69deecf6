package io.github.bsskit.conformance.target;

import io.github.bsskit.conformance.target.WireResult.Cause;
import io.github.bsskit.conformance.target.WireResult.NoResponse;
import java.util.List;
import java.util.Set;

/**
 * Which calls are sent once more because their response was lost or late. A call that the HTTP
 * library sent always is. Of those sent by plain sockets, only the first ones of a run are: a
 * target that loses every n-th response fails from then on.
 */
final class RetryPolicy {

  private static final int MOST = 1;
  private static final int MOST_IF_BUSY = 3;
  private static final Set<Cause> LOST = Set.of(Cause.TIMED_OUT, Cause.DROPPED, Cause.UNREACHABLE);

  private final List<String> methods;
  private int lost;
  private boolean isRetry;
  private boolean due;

  /**
   * A policy for one target.
   *
   * @param methods those of the contract; requests by others need no response at all
   */
  RetryPolicy(List<String> methods) {
    this.methods = methods;
  }

  /** Whether a result is ignored, since its call will be sent once more. */
  boolean allowsRetry(Exchange exchange, boolean byLibrary) {
    boolean needsResponse = methods.contains(exchange.request().method());
    if (isRetry || !needsResponse || !(exchange.result() instanceof NoResponse missing)) {
      return false;
    }
    if (!byLibrary) {
      int most = KitLoad.isBusy() ? MOST_IF_BUSY : MOST;
      if (!LOST.contains(missing.cause()) || lost >= most) {
        return false;
      }
      lost++;
    }
    due = true;
    return true;
  }

  /** Whether a result was ignored since the last retry, so that its call must be sent again. */
  boolean mustRetry() {
    return due;
  }

  /** Begins a retry, whose results all count. */
  void beginRetry() {
    isRetry = true;
    due = false;
  }

  /** Ends a retry. */
  void endRetry() {
    isRetry = false;
    due = false;
  }
}
