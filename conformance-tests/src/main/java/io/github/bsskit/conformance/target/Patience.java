package io.github.bsskit.conformance.target;

import io.github.bsskit.conformance.target.WireResult.Cause;
import io.github.bsskit.conformance.target.WireResult.NoResponse;
import java.util.List;
import java.util.Set;

/**
 * Which lost or late responses are asked for once more before the target is accused. A response
 * that the HTTP library could not read always is. Of those that a plain socket did not get, only
 * the first ones are: a target that loses every n-th is accused from then on.
 */
final class Patience {

  private static final int FORGIVEN = 1;
  private static final int FORGIVEN_IF_BUSY = 3;
  private static final Set<Cause> LOST = Set.of(Cause.TIMED_OUT, Cause.DROPPED, Cause.UNREACHABLE);

  private final List<String> methods;
  private int forgiven;
  private boolean asksAgain;
  private boolean forgave;

  /**
   * Patience with one target.
   *
   * @param methods those of the contract; requests by others need no response at all
   */
  Patience(List<String> methods) {
    this.methods = methods;
  }

  /** Whether a result is not held against the target, since its call will be repeated. */
  boolean forgives(Exchange exchange, boolean byLibrary) {
    boolean needsResponse = methods.contains(exchange.request().method());
    if (asksAgain || !needsResponse || !(exchange.result() instanceof NoResponse missing)) {
      return false;
    }
    if (!byLibrary) {
      int most = KitLoad.isBusy() ? FORGIVEN_IF_BUSY : FORGIVEN;
      if (!LOST.contains(missing.cause()) || forgiven >= most) {
        return false;
      }
      forgiven++;
    }
    forgave = true;
    return true;
  }

  /** Whether a result was forgiven since the last {@link #askAgain}; its call must be repeated. */
  boolean mustAskAgain() {
    return forgave;
  }

  /** Begins a repetition, in which nothing is forgiven. */
  void askAgain() {
    asksAgain = true;
    forgave = false;
  }

  /** Ends a repetition. */
  void done() {
    asksAgain = false;
    forgave = false;
  }
}
