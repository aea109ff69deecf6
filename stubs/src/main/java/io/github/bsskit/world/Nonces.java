package io.github.bsskit.world;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
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
    private Set<String> young = new LinkedHashSet<>();
    private Set<String> old = new LinkedHashSet<>();
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
      memory.young = new LinkedHashSet<>();
      memory.turnAt = now.plus(duration);
    }
    return !memory.old.contains(nonce) && memory.young.add(nonce);
  }

  synchronized List<Snapshot.Used> snapshot() {
    return ofKeys.entrySet().stream()
        .map(
            key ->
                new Snapshot.Used(
                    key.getKey(),
                    List.copyOf(key.getValue().young),
                    List.copyOf(key.getValue().old),
                    key.getValue().turnAt))
        .sorted(Comparator.comparing(Snapshot.Used::keyId))
        .toList();
  }

  synchronized void restore(Snapshot.Used used) {
    Memory memory = new Memory();
    memory.young.addAll(used.young());
    memory.old.addAll(used.old());
    memory.turnAt = used.turnAt();
    ofKeys.put(used.keyId(), memory);
  }
}
