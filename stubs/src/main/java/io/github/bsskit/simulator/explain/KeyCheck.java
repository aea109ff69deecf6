package io.github.bsskit.simulator.explain;

import io.github.bsskit.simulator.explain.SignatureExplanation.Cause;
import io.github.bsskit.simulator.world.AccessKey;
import io.github.bsskit.simulator.world.AccessKeys;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Explains what is wrong with the access key that a call names. */
final class KeyCheck {

  private final AccessKeys keys;

  KeyCheck(AccessKeys keys) {
    this.keys = keys;
  }

  /** What the gateway refuses first; nothing if the key and its token are good. */
  Optional<Cause> of(String id, String token, Instant now) {
    return keys.find(id).map(key -> of(key, token, now)).orElseGet(() -> Optional.of(unknown(id)));
  }

  private Cause unknown(String id) {
    List<String> like =
        keys.all().stream()
            .map(AccessKey::id)
            .filter(known -> known.equalsIgnoreCase(id.strip()))
            .toList();
    return Cause.certain(
        "unknown-key",
        "There is no access key \"%s\".".formatted(id)
            + (like.isEmpty() ? "" : " There is one \"%s\".".formatted(like.get(0))),
        "Use the AccessKeyId and the secret of a key of the simulated world, or add this one to"
            + " it. The signature itself can be explained if its secret is given with the call.");
  }

  private Optional<Cause> of(AccessKey key, String token, Instant now) {
    if (!key.isActive()) {
      return cause("key-inactive", "The access key is disabled.", "Use one that is not.");
    }
    if (token.equals(key.token().orElse(""))) {
      return key.isExpired(now)
          ? cause("token-expired", "The security token is past its time.", "Get a new one.")
          : Optional.empty();
    }
    if (token.isEmpty()) {
      return cause(
          "token-missing",
          "The access key is a temporary one, and its security token was not sent.",
          "Send the token as SecurityToken (V1) or x-acs-security-token (V3), and sign it.");
    }
    return cause(
        "token-wrong",
        "The security token is not that of the access key.",
        "Take AccessKeyId, secret and token from the same answer of the token service; a key that"
            + " is no temporary one has no token.");
  }

  private static Optional<Cause> cause(String id, String happened, String change) {
    return Optional.of(Cause.certain(id, happened, change));
  }
}
