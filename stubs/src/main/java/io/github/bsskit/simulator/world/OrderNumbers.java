package io.github.bsskit.simulator.world;

import io.github.bsskit.simulator.api.OrderIds;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Makes order numbers: a block and a running number, like the documented example. The block is the
 * day of the order. A day with too many orders continues in blocks that are not days, {@code
 * YYYY1232} to {@code YYYY9999}.
 *
 * <p>Large numbers are beyond 2^53 and odd, so that no client that reads numbers as doubles keeps
 * them. Small ones have the example's fifteen digits.
 */
public final class OrderNumbers {

  /** The largest order number: above those of the last year that a clock can show. */
  public static final long LARGEST = 9001_00_00L * 100_000_000_000L;

  private static final long SECONDS_A_DAY = 86_400;

  /** The blocks of a year. */
  private static final long YEAR = 10_000;

  private static final long FIRST_YEAR = 1970;
  private static final long LAST_YEAR = 9000;
  private static final long LAST_DAY = 1231;

  private final long numbersABlock;

  OrderNumbers(OrderIds orderIds) {
    this.numbersABlock = orderIds == OrderIds.LARGE ? 100_000_000_000L : 10_000_000L;
  }

  /** The number before the first of a block. */
  long before(long block) {
    return block * numbersABlock;
  }

  /** The next number: odd and larger, but of the next block if this one is full. */
  static long after(long last) {
    return last + 1 | 1;
  }

  /** The block of an instant, for example 20261122. */
  static long block(Instant now) {
    LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(now.getEpochSecond(), SECONDS_A_DAY));
    return day.getYear() * YEAR + day.getMonthValue() * 100L + day.getDayOfMonth();
  }

  /** The block that a number begins with. */
  long block(long orderId) {
    return orderId / numbersABlock;
  }

  /** The block that continues a full one. It is never a day. */
  static long continuing(long block) {
    long year = block / YEAR;
    long rest = block % YEAR;
    if (rest == YEAR - 1) {
      year = year == LAST_YEAR ? FIRST_YEAR : year + 1;
      rest = LAST_DAY;
    }
    return year * YEAR + Math.max(LAST_DAY, rest) + 1;
  }
}
