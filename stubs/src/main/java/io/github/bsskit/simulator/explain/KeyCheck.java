package io.github.bsskit.simulator.explain;

import io.github.bsskit.simulator.explain.SignatureExplanation.Cause;
import io.github.bsskit.simulator.world.AccessKey;
import io.github.bsskit.simulator.world.AccessKeys;
import java.time.Instant;
import java.util.Optional;

/** Explains what is wrong with the access key of a request. */
final class KeyCheck {

  private KeyCheck() {}

  /** The first problem, in the order of the gateway; empty if key and token are valid. */
  static Optional<Cause> of(AccessKeys keys, String id, String token, Instant now) {
    return keys.find(id)
        .map(key -> problem(key, token, now).map(Cause::proved))
        .orElseGet(() -> Optional.of(unknown(keys, id)));
  }

  private static Cause unknown(AccessKeys keys, String id) {
    String suggestion =
        keys.all().stream()
            .map(AccessKey::id)
            .filter(known -> known.equalsIgnoreCase(id.strip()))
            .findFirst()
            .map(known -> " Did you mean \"" + known + "\"?")
            .orElse("");
    return Cause.proved("unknown-key", "name", id, "suggestion", suggestion);
  }

  private static Optional<String> problem(AccessKey key, String token, Instant now) {
    if (!key.isActive()) {
      return Optional.of("key-inactive");
    }
    if (token.equals(key.token().orElse(""))) {
      return key.isExpired(now) ? Optional.of("token-expired") : Optional.empty();
    }
    return Optional.of(token.isEmpty() ? "token-missing" : "token-wrong");
  }
}
