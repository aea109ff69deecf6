package io.github.bsskit.simulator.journal;

import io.github.bsskit.simulator.api.JournalEntry;
import io.github.bsskit.simulator.api.Verdict;
import io.github.bsskit.simulator.gateway.RawRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Detects an identical request whose response was lost: HTTP clients below an SDK resend a request
 * by themselves when a reused connection is closed.
 */
final class DuplicateRequest {

  private DuplicateRequest() {}

  /** The earlier call whose response was lost, if this request repeats it. */
  static Optional<JournalEntry> of(RawRequest request, List<RecordedCall> earlier) {
    return earlier.stream()
        .filter(call -> call.entry().isLost())
        .filter(call -> isSame(call.request(), request))
        .map(RecordedCall::entry)
        .findFirst();
  }

  private static boolean isSame(RawRequest one, RawRequest other) {
    return one.method().equals(other.method())
        && one.query().equals(other.query())
        && one.header("Authorization").equals(other.header("Authorization"))
        && Arrays.equals(one.body(), other.body());
  }

  static String hint(JournalEntry first) {
    return "Call #"
        + first.number()
        + " was the same request and its response was lost: the HTTP client resent it"
        + " automatically. "
        + (first.verdict() == Verdict.CARRIED_OUT
            ? "That call was executed, although its caller gets this error."
            : "That call was not executed.");
  }
}
