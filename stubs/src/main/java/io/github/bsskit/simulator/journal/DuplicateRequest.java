package io.github.bsskit.simulator.journal;

import io.github.bsskit.simulator.api.Verdict;
import io.github.bsskit.simulator.gateway.RawRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Recognises a request that came before, byte for byte, and whose answer was lost: an HTTP client
 * below an SDK sends it again by itself when a connection that it has used before is closed.
 */
final class DuplicateRequest {

  private DuplicateRequest() {}

  /** The call whose answer was lost, if this one is its repetition. */
  static Optional<JournalEntry> of(RawRequest call, List<JournalEntry> earlier) {
    return earlier.stream()
        .filter(entry -> entry.delivery().isLost())
        .filter(entry -> isSame(entry.call(), call))
        .findFirst();
  }

  private static boolean isSame(RawRequest one, RawRequest other) {
    return one.method().equals(other.method())
        && one.query().equals(other.query())
        && one.header("Authorization").equals(other.header("Authorization"))
        && Arrays.equals(one.body(), other.body());
  }

  static String hint(JournalEntry first) {
    return "Call #%d was the very same request, and its answer was lost: the HTTP client sent it again by itself. %s"
        .formatted(
            first.number(),
            first.verdict() == Verdict.CARRIED_OUT
                ? "That call was carried out, though its caller is told of this error."
                : "That call was not carried out.");
  }
}
