package io.github.bsskit.journal;

import io.github.bsskit.gateway.RpcCall;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Recognises a request that came before, byte for byte, and whose answer was lost: an HTTP client
 * below an SDK sends it again by itself when a connection that it has used before is closed.
 */
final class Resent {

  private Resent() {}

  /** The call whose answer was lost, if this one is its repetition. */
  static Optional<Entry> of(RpcCall call, List<Entry> earlier) {
    return earlier.stream()
        .filter(entry -> entry.delivery().isLost())
        .filter(entry -> isSame(entry.call(), call))
        .findFirst();
  }

  private static boolean isSame(RpcCall one, RpcCall other) {
    return one.method().equals(other.method())
        && one.query().equals(other.query())
        && one.header("Authorization").equals(other.header("Authorization"))
        && Arrays.equals(one.body(), other.body());
  }

  static String hint(Entry first) {
    return "Call #%d was the very same request, and its answer was lost: the HTTP client sent it again by itself. %s"
        .formatted(
            first.number(),
            first.verdict() == Verdict.CARRIED_OUT
                ? "That call was carried out, though its caller is told of this error."
                : "That call was not carried out.");
  }
}
