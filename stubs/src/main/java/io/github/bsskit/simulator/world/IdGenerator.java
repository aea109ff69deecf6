package io.github.bsskit.simulator.world;

import io.github.bsskit.simulator.api.OrderIds;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Generates request ids, trace ids, instance ids, order ids and access keys.
 *
 * <p>A seed makes the ids repeatable. Uses SplitMix64, because the state of {@link
 * java.util.Random} cannot be saved.
 */
public final class IdGenerator {

  private static final String LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz";

  private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.ISO_8859_1);
  private static final HexFormat SMALL_HEX = HexFormat.of();

  private final OrderNumbers orderNumbers;
  private final InstanceIds instanceIds;
  private long random;
  private final Map<Long, Long> lastByBlock = new HashMap<>();

  IdGenerator(long seed, OrderIds orderIds) {
    this.random = seed;
    this.orderNumbers = new OrderNumbers(orderIds);
    this.instanceIds = new InstanceIds(next());
  }

  /** Continues from a saved state. */
  IdGenerator(long random, InstanceIds instanceIds, OrderIds orderIds) {
    this.random = random;
    this.orderNumbers = new OrderNumbers(orderIds);
    this.instanceIds = instanceIds;
  }

  /** Reserves a number of another run. */
  synchronized void reserve(long orderId) {
    lastByBlock.merge(orderNumbers.block(orderId), orderId, Math::max);
  }

  /** A RequestId: an upper-case UUID. */
  public synchronized String requestId() {
    long high = next() & ~0xF000L | 0x4000L;
    long low = next() & ~(0xC0L << 56) | (0x80L << 56);
    byte[] text = new byte[36];
    hex(high >>> 32, 8, text, 0);
    hex(high >>> 16, 4, text, 9);
    hex(high, 4, text, 14);
    hex(low >>> 48, 4, text, 19);
    hex(low, 12, text, 24);
    text[8] = text[13] = text[18] = text[23] = '-';
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  /** Writes the lowest digits of a number. */
  private static void hex(long number, int digits, byte[] text, int start) {
    long rest = number;
    for (int at = start + digits - 1; at >= start; at--) {
      text[at] = HEX[(int) rest & 0xF];
      rest >>>= 4;
    }
  }

  /** A trace id: 32 lower-case hexadecimal digits. */
  public synchronized String traceId() {
    return SMALL_HEX.toHexDigits(next()) + SMALL_HEX.toHexDigits(next());
  }

  /** The instance id of an order, such as the documented {@code OSSBAG-cn-…}. */
  public String instanceId(String productCode, long orderId) {
    return instanceIds.of(productCode, orderId);
  }

  InstanceIds instanceIds() {
    return instanceIds;
  }

  /**
   * A new order number of 64 bits, different from all others and from the reserved ones. Each day
   * counts separately, because accounts may have their own clocks.
   */
  public synchronized long orderId(Instant now) {
    long block = OrderNumbers.block(now);
    long id = nextOf(block);
    while (orderNumbers.block(id) != block) {
      block = OrderNumbers.continuing(block);
      id = nextOf(block);
    }
    lastByBlock.put(block, id);
    return id;
  }

  private long nextOf(long block) {
    Long last = lastByBlock.get(block);
    return OrderNumbers.after(last == null ? orderNumbers.before(block) : last);
  }

  /** Lower-case letters and digits. */
  synchronized String letters(int count) {
    StringBuilder text = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      text.append(LETTERS.charAt((int) Long.remainderUnsigned(next(), LETTERS.length())));
    }
    return text.toString();
  }

  /** A number from 0 (included) to 1 (excluded). */
  synchronized double fraction() {
    return (next() >>> 11) * 0x1.0p-53;
  }

  /** The state of the random number generator. */
  synchronized long random() {
    return random;
  }

  synchronized long lastOrderId() {
    return lastByBlock.values().stream().mapToLong(Long::longValue).max().orElse(0);
  }

  private long next() {
    random += 0x9E3779B97F4A7C15L;
    return mix(random);
  }

  /** Maps different numbers to different random-looking ones. */
  static long mix(long number) {
    long mixed = (number ^ (number >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
