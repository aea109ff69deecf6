package io.github.bsskit.docs;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;

/** AccessKeys of the simulator's built-in world that pages use. */
public final class SampleKeys {

  /** The role of a key. */
  public enum Role {
    FULL,
    DENIED,
    NOT_APPLICABLE,
    MUST_NAME_OWNER,
    INACTIVE,
    STS;

    /** The role's name in {@code keys.yaml} and in the data of scripts. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private final Map<String, Map<String, String>> keys = Resources.yaml("texts/keys.yaml");

  /** The id, secret and, for STS, token of a key, in this order, so that builds are repeatable. */
  public Map<String, String> of(Role role) {
    return Collections.unmodifiableMap(keys.get(role.word()));
  }

  /** All keys by role. */
  Map<String, Map<String, String>> all() {
    return keys;
  }
}
