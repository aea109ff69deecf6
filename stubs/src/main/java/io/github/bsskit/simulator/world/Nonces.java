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

  /** Nonces of a key that expire at the same time. */
  private static final class NonceSlice {
    private final long end;
    private final LongSet hashes = new LongSet();

    private NonceSlice(long end) {
      this.end = end;
    }
  }

  private final Map<String, List<NonceSlice>> ofKeys = new HashMap<>();

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
      List<NonceSlice> slices = ofKeys.computeIfAbsent(keyId, key -> new ArrayList<>(2));
      long second = now.getEpochSecond();
      slices.removeIf(slice -> slice.end <= second);
      for (NonceSlice slice : slices) {
        if (slice.hashes.contains(hash)) {
          return false;
        }
      }
      return slice(slices, validUntil).hashes.add(hash);
    }
  }

  /** The slice that ends first after a time. */
  private static NonceSlice slice(List<NonceSlice> slices, Instant validUntil) {
    long end = (Math.floorDiv(validUntil.getEpochSecond(), SLICE_SECONDS) + 1) * SLICE_SECONDS;
    for (NonceSlice slice : slices) {
      if (slice.end == end) {
        return slice;
      }
    }
    NonceSlice slice = new NonceSlice(end);
    slices.add(slice);
    return slice;
  }

  /** The first eight bytes of a nonce's SHA-256. */
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

  private static WorldSnapshot.UsedNonces used(String keyId, NonceSlice slice) {
    List<Long> hashes = new ArrayList<>(slice.hashes.size());
    slice.hashes.forEach(hashes::add);
    hashes.sort(Long::compareUnsigned);
    return new WorldSnapshot.UsedNonces(keyId, Instant.ofEpochSecond(slice.end), hashes);
  }

  synchronized void restore(WorldSnapshot.UsedNonces used) {
    List<NonceSlice> slices = ofKeys.computeIfAbsent(used.accessKeyId(), key -> new ArrayList<>(2));
    // A slice does not include its end.
    NonceSlice slice = slice(slices, used.until().minusSeconds(1));
    used.hashes().forEach(slice.hashes::add);
  }
}
