package io.github.bsskit.simulator.world;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The used nonces, kept as long as a replay could pass the timestamp check.
 *
 * <p>Each key has its own nonces, because its account may have its own clock. They are kept in
 * slices of five minutes by their end of validity; whole slices are dropped when the key is used.
 *
 * <p>A nonce takes 10 to 13 bytes, a key about 200: only the first eight bytes of a nonce's SHA-256
 * are kept. With a million nonces of a key, the chance that a new one is rejected by mistake is one
 * in 1.8 * 10^13.
 */
public final class Nonces {

  private static final long SLICE_SECONDS = 300;

  /** The hashes of each key, by the second at whose start they expire. */
  private final Map<String, NavigableMap<Long, LongSet>> ofKeys = new HashMap<>();

  Nonces() {}

  /**
   * Uses a nonce.
   *
   * @param validUntil until when it must not be used again, by the key's clock
   * @param now the time of the key's clock
   * @return whether the key uses it for the first time
   */
  public boolean use(String keyId, String nonce, Instant validUntil, Instant now) {
    long hash = hash(nonce);
    synchronized (this) {
      NavigableMap<Long, LongSet> slices = slicesOf(keyId);
      long second = now.getEpochSecond();
      while (!slices.isEmpty() && slices.firstKey() <= second) {
        slices.pollFirstEntry();
      }
      for (LongSet slice : slices.values()) {
        if (slice.contains(hash)) {
          return false;
        }
      }
      return slices
          .computeIfAbsent(end(validUntil.getEpochSecond()), end -> new LongSet())
          .add(hash);
    }
  }

  private NavigableMap<Long, LongSet> slicesOf(String keyId) {
    return ofKeys.computeIfAbsent(keyId, key -> new TreeMap<>());
  }

  /** The end of the slice of five minutes that ends first after a second. */
  public static long end(long validUntil) {
    return (Math.floorDiv(validUntil, SLICE_SECONDS) + 1) * SLICE_SECONDS;
  }

  /** The first eight bytes of a nonce's SHA-256. */
  public static long hash(String nonce) {
    try {
      byte[] bytes = nonce.getBytes(StandardCharsets.UTF_8);
      return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes)).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * The used nonces, in the order of keys and times. They are not copied: nonces that are used
   * later may be among them.
   */
  synchronized List<WorldSnapshot.UsedNonces> snapshot() {
    List<WorldSnapshot.UsedNonces> all = new ArrayList<>();
    new TreeMap<>(ofKeys)
        .forEach((key, slices) -> slices.forEach((end, slice) -> all.add(used(key, end, slice))));
    return all;
  }

  private WorldSnapshot.UsedNonces used(String keyId, long end, LongSet slice) {
    return new WorldSnapshot.UsedNonces(
        keyId, Instant.ofEpochSecond(end), new NonceHashes(slice, this));
  }

  /** Restores used nonces of a key. */
  synchronized void restore(WorldSnapshot.UsedNonces used) {
    LongSet hashes = new LongSet();
    used.hashes().forEach(hashes::add);
    restore(used.accessKeyId(), used.until(), hashes);
  }

  /** Restores used nonces of a key; the set must not be used any more. */
  synchronized void restore(String keyId, Instant until, LongSet hashes) {
    // A slice does not include its end.
    long end = end(until.getEpochSecond() - 1);
    LongSet before = slicesOf(keyId).putIfAbsent(end, hashes);
    if (before != null) {
      hashes.forEach(before::add);
    }
  }
}
