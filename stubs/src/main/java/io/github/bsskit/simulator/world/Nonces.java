package io.github.bsskit.simulator.world;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The nonces that were used, kept as long as a replay could pass the check of its time.
 *
 * <p>They are kept in slices of five minutes, by the time until which they are needed; a slice is
 * dropped as a whole. Keys are apart because their accounts may have clocks of their own, and
 * forget when they are used.
 *
 * <p>A nonce costs 10 to 13 bytes, a key about 200: of a nonce, only the first eight bytes of its
 * SHA-256 are kept. A nonce is refused by mistake where these are those of another of its key:
 * while a key has a million, one time in 1.8 * 10^13.
 */
public final class Nonces {

  private static final long SLICE_SECONDS = 300;

  /** Nonces of a key that are needed until the same time. */
  private static final class Slice {
    private final long end;
    private final LongSet hashes = new LongSet();

    private Slice(long end) {
      this.end = end;
    }
  }

  private final Map<String, List<Slice>> ofKeys = new HashMap<>();

  Nonces() {}

  /**
   * Uses a nonce.
   *
   * @param goodUntil until when it must not be used again, by the clock of the key
   * @param now what time it is by the clock of the key
   * @return whether the key uses it for the first time
   */
  public boolean use(String keyId, String nonce, Instant goodUntil, Instant now) {
    long hash = hash(nonce);
    synchronized (this) {
      List<Slice> slices = ofKeys.computeIfAbsent(keyId, key -> new ArrayList<>(2));
      long second = now.getEpochSecond();
      slices.removeIf(slice -> slice.end <= second);
      for (Slice slice : slices) {
        if (slice.hashes.contains(hash)) {
          return false;
        }
      }
      return slice(slices, goodUntil).hashes.add(hash);
    }
  }

  /** The slice that ends next after a time. */
  private static Slice slice(List<Slice> slices, Instant goodUntil) {
    long end = (Math.floorDiv(goodUntil.getEpochSecond(), SLICE_SECONDS) + 1) * SLICE_SECONDS;
    for (Slice slice : slices) {
      if (slice.end == end) {
        return slice;
      }
    }
    Slice slice = new Slice(end);
    slices.add(slice);
    return slice;
  }

  /** What is kept of a nonce: the first eight bytes of its SHA-256. */
  static long hash(String nonce) {
    try {
      byte[] bytes = nonce.getBytes(StandardCharsets.UTF_8);
      return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes)).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  synchronized List<WorldSnapshot.UsedNonces> snapshot() {
    List<WorldSnapshot.UsedNonces> all = new ArrayList<>();
    ofKeys.forEach((key, slices) -> slices.forEach(slice -> all.add(used(key, slice))));
    all.sort(
        Comparator.comparing(WorldSnapshot.UsedNonces::accessKeyId)
            .thenComparing(WorldSnapshot.UsedNonces::until));
    return all;
  }

  private static WorldSnapshot.UsedNonces used(String keyId, Slice slice) {
    List<Long> hashes = new ArrayList<>(slice.hashes.size());
    slice.hashes.forEach(hashes::add);
    hashes.sort(Long::compareUnsigned);
    return new WorldSnapshot.UsedNonces(keyId, Instant.ofEpochSecond(slice.end), hashes);
  }

  synchronized void restore(WorldSnapshot.UsedNonces used) {
    List<Slice> slices = ofKeys.computeIfAbsent(used.accessKeyId(), key -> new ArrayList<>(2));
    // An end is in the slice before, whose own end it is.
    Slice slice = slice(slices, used.until().minusSeconds(1));
    used.hashes().forEach(slice.hashes::add);
  }
}
