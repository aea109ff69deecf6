package io.github.bsskit.world;

import java.time.Instant;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/**
 * Makes everything that must be new: request ids, trace ids, instance ids, order ids.
 *
 * <p>With a seed, the same ids come in the same order.
 */
public final class Ids {

  private static final String LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz";

  private final Random random;
  private final OrderIds orderIds;
  private long lastOrderId;

  Ids(Random random, OrderIds orderIds) {
    this.random = random;
    this.orderIds = orderIds;
  }

  /** A RequestId: an upper-case UUID. */
  public synchronized String requestId() {
    long high = random.nextLong() & ~0xF000L | 0x4000L;
    long low = random.nextLong() & ~(0xC0L << 56) | (0x80L << 56);
    return new UUID(high, low).toString().toUpperCase(Locale.ROOT);
  }

  /** A trace id: thirty-two lower-case hexadecimal digits. */
  public synchronized String traceId() {
    return String.format("%016x%016x", random.nextLong(), random.nextLong());
  }

  /** The number of an instance, in the style of the documented {@code OSSBAG-cn-…}. */
  public synchronized String instanceId(String productCode) {
    StringBuilder id = new StringBuilder(productCode.toUpperCase(Locale.ROOT)).append("-cn-");
    for (int i = 0; i < 13; i++) {
      id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return id.toString();
  }

  /** The number of an order: int64, never given before. */
  public synchronized long orderId(Instant now) {
    lastOrderId = orderIds.after(lastOrderId, now);
    return lastOrderId;
  }
}
