package io.github.bsskit.simulator.explain;

import io.github.bsskit.simulator.explain.SignatureExplanation.Cause;
import io.github.bsskit.simulator.world.AccessKey;
import io.github.bsskit.simulator.world.AccessKeys;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Explains what is wrong with the access key of a request. */
final class KeyCheck {

  private final AccessKeys keys;

  KeyCheck(AccessKeys keys) {
    this.keys = keys;
  }

  /** The first fault, in the order of the gateway; empty if key and token are valid. */
  Optional<Cause> of(String id, String token, Instant now) {
    return keys.find(id)
        .map(key -> fault(key, token, now).map(Cause::proved))
        .orElseGet(() -> Optional.of(unknown(id)));
  }

  private Cause unknown(String id) {
    String suggestion =
        keys.all().stream()
            .map(AccessKey::id)
            .filter(known -> known.equalsIgnoreCase(id.strip()))
            .findFirst()
            .map(known -> " Did you mean \"" + known + "\"?")
            .orElse("");
    return Cause.proved("unknown-key", Map.of("name", id, "suggestion", suggestion));
  }

  private static Optional<String> fault(AccessKey key, String token, Instant now) {
    if (!key.isActive()) {
      return Optional.of("key-inactive");
    }
    if (token.equals(key.token().orElse(""))) {
      return key.isExpired(now) ? Optional.of("token-expired") : Optional.empty();
    }
    return Optional.of(token.isEmpty() ? "token-missing" : "token-wrong");
  }
}
