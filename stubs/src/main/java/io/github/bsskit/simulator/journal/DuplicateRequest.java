package io.github.bsskit.simulator.journal;

import io.github.bsskit.simulator.gateway.RawRequest;
import java.util.Arrays;

/**
 * Detects an identical request whose response was lost: HTTP clients below an SDK resend a request
 * by themselves when a reused connection is closed.
 */
final class DuplicateRequest {

  private DuplicateRequest() {}

  /** Whether a request repeats an earlier call whose response was lost. */
  static boolean isOf(RecordedCall earlier, RawRequest request) {
    return earlier.response().delivery().isLost() && isSame(earlier.request(), request);
  }

  private static boolean isSame(RawRequest one, RawRequest other) {
    return one.method().equals(other.method())
        && one.query().equals(other.query())
        && one.header("Authorization").equals(other.header("Authorization"))
        && Arrays.equals(one.body(), other.body());
  }

  static String hint(RecordedCall first) {
    return "Call #"
        + first.number()
        + " was the same request and its response was lost: the HTTP client resent it"
        + " automatically. "
        + (first.outcome().isSuccess()
            ? "That call was executed, although its caller gets this error."
            : "That call was not executed.");
  }
}
