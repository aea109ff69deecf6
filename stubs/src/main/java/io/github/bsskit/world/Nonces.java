package io.github.bsskit.world;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * The nonces that were used, kept at least as long as a replay could pass the check of its time.
 *
 * <p>Two generations, of which the older is dropped as a whole: forgetting costs nothing per nonce.
 */
public final class Nonces {

  private record Nonce(String keyId, String text) {}

  private final Duration memory;
  private Set<Nonce> young = new HashSet<>();
  private Set<Nonce> old = new HashSet<>();
  private Instant turnAt = Instant.MIN;

  Nonces(Duration memory) {
    this.memory = memory;
  }

  /**
   * Uses a nonce.
   *
   * @return whether the key uses it for the first time
   */
  public synchronized boolean use(String keyId, String nonce, Instant now) {
    if (!now.isBefore(turnAt)) {
      old = young;
      young = new HashSet<>();
      turnAt = now.plus(memory);
    }
    Nonce used = new Nonce(keyId, nonce);
    return !old.contains(used) && young.add(used);
  }
}
