package io.github.bsskit.world;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The nonces that were used, kept at least as long as a replay could pass the check of its time.
 *
 * <p>Two generations for each key, of which the older is dropped as a whole: forgetting costs
 * nothing per nonce. Keys are apart because their accounts may have clocks of their own.
 */
public final class Nonces {

  /** The nonces of one key. */
  private static final class Memory {
    private Set<String> young = new HashSet<>();
    private Set<String> old = new HashSet<>();
    private Instant turnAt = Instant.MIN;
  }

  private final Duration duration;
  private final Map<String, Memory> ofKeys = new HashMap<>();

  Nonces(Duration duration) {
    this.duration = duration;
  }

  /**
   * Uses a nonce.
   *
   * @return whether the key uses it for the first time
   */
  public synchronized boolean use(String keyId, String nonce, Instant now) {
    Memory memory = ofKeys.computeIfAbsent(keyId, key -> new Memory());
    if (!now.isBefore(memory.turnAt)) {
      memory.old = memory.young;
      memory.young = new HashSet<>();
      memory.turnAt = now.plus(duration);
    }
    return !memory.old.contains(nonce) && memory.young.add(nonce);
  }
}
