package io.github.bsskit.world;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * Makes everything that must be new: request ids, trace ids, instance ids, order ids, keys.
 *
 * <p>With a seed, the same ids come in the same order. The numbers come from SplitMix64 and not
 * from {@link java.util.Random}, whose state cannot be saved.
 */
public final class Ids {

  private static final String LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz";

  private final OrderIds orderIds;
  private long random;
  private final Map<Long, Long> lastOfDays = new HashMap<>();

  Ids(long seed, OrderIds orderIds) {
    this.random = seed;
    this.orderIds = orderIds;
  }

  /** Notes a number that was given in another run. */
  synchronized void given(long orderId) {
    lastOfDays.merge(orderIds.day(orderId), orderId, Math::max);
  }

  /** A RequestId: an upper-case UUID. */
  public synchronized String requestId() {
    long high = next() & ~0xF000L | 0x4000L;
    long low = next() & ~(0xC0L << 56) | (0x80L << 56);
    return new UUID(high, low).toString().toUpperCase(Locale.ROOT);
  }

  /** A trace id: thirty-two lower-case hexadecimal digits. */
  public synchronized String traceId() {
    return String.format("%016x%016x", next(), next());
  }

  /** The number of an instance, in the style of the documented {@code OSSBAG-cn-…}. */
  public synchronized String instanceId(String productCode) {
    return productCode.toUpperCase(Locale.ROOT) + "-cn-" + letters(13);
  }

  /**
   * The number of an order: int64, never given before. Each day counts by itself, since accounts
   * may have clocks of their own.
   */
  public synchronized long orderId(Instant now) {
    long day = orderIds.day(now);
    long id = orderIds.after(lastOfDays.getOrDefault(day, 0L), now);
    lastOfDays.put(day, id);
    return id;
  }

  /** Small letters and digits. */
  synchronized String letters(int count) {
    StringBuilder text = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      text.append(LETTERS.charAt((int) Long.remainderUnsigned(next(), LETTERS.length())));
    }
    return text.toString();
  }

  /** A number from 0 to below 1. */
  synchronized double fraction() {
    return (next() >>> 11) * 0x1.0p-53;
  }

  /** What the next number is made from. */
  synchronized long random() {
    return random;
  }

  synchronized long lastOrderId() {
    return lastOfDays.values().stream().mapToLong(Long::longValue).max().orElse(0);
  }

  private long next() {
    random += 0x9E3779B97F4A7C15L;
    long mixed = (random ^ (random >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
