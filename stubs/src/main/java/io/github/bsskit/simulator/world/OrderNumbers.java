package io.github.bsskit.simulator.world;

import io.github.bsskit.simulator.api.OrderIds;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Makes order numbers: the day of the order and a running number, like the documented example.
 *
 * <p>Large numbers are beyond 2^53 and odd, so that no client that reads numbers as doubles keeps
 * them. Small ones have the example's fifteen digits.
 */
public final class OrderNumbers {

  /** The largest order number: above those of the last day that a clock can show. */
  public static final long LARGEST = 9_000_01_02L * 100_000_000_000L;

  private static final long SECONDS_A_DAY = 86_400;

  private final long numbersADay;

  OrderNumbers(OrderIds orderIds) {
    this.numbersADay = orderIds == OrderIds.LARGE ? 100_000_000_000L : 10_000_000L;
  }

  /** The number after {@code last} at an instant: odd, larger, and of that day if possible. */
  long after(long last, Instant now) {
    return Math.max(last + 2, day(now) * numbersADay + 1);
  }

  /** The day of an instant as numbers begin with it, for example 20261122. */
  long day(Instant now) {
    LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(now.getEpochSecond(), SECONDS_A_DAY));
    return day.getYear() * 10_000L + day.getMonthValue() * 100L + day.getDayOfMonth();
  }

  /** The day that a number begins with. */
  long day(long orderId) {
    return orderId / numbersADay;
  }
}
