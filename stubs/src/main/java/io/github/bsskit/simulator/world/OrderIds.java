package io.github.bsskit.simulator.world;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The numbers of orders: the day of the order and a running number, like the documented example.
 *
 * <p>Large numbers are beyond 2^53 and odd, so that none of them survives a reader that takes
 * numbers for doubles. Small ones have the example's fifteen digits.
 */
public enum OrderIds {
  /** Nineteen digits. */
  LARGE(100_000_000_000L),
  /** Fifteen digits, exact even as a double. */
  SMALL(10_000_000L);

  /** No order has a larger number: those of the last day that a clock can show are below. */
  public static final long LARGEST = 9_000_01_02L * 100_000_000_000L;

  private static final long SECONDS_A_DAY = 86_400;

  private final long numbersADay;

  OrderIds(long numbersADay) {
    this.numbersADay = numbersADay;
  }

  /**
   * The number that follows {@code last} at an instant: odd, larger, and of that day if it can be.
   */
  long after(long last, Instant now) {
    return Math.max(last + 2, day(now) * numbersADay + 1);
  }

  /** The day of an instant, as numbers begin with it: 20261122. */
  long day(Instant now) {
    LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(now.getEpochSecond(), SECONDS_A_DAY));
    return day.getYear() * 10_000L + day.getMonthValue() * 100L + day.getDayOfMonth();
  }

  /** The day that a number begins with. */
  long day(long orderId) {
    return orderId / numbersADay;
  }
}
