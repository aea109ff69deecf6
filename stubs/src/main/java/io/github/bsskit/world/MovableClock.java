package io.github.bsskit.world;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * A clock that goes as another one does until it is put forward or back, or stopped.
 *
 * <p>Its times are whole years 1970 to 8999: dates on the wire have four digits for the year, and
 * order numbers begin with the date.
 */
public final class MovableClock implements InstantSource {

  private static final Instant BEGIN = Instant.EPOCH;
  private static final Instant END = Instant.parse("9000-01-01T00:00:00Z");

  private final InstantSource base;
  private Duration shift = Duration.ZERO;
  private Optional<Instant> frozenAt = Optional.empty();

  /**
   * How a clock stands.
   *
   * @param shift how far it is before its base; zero while it is stopped
   * @param frozenAt the time at which it is stopped, if it is
   */
  public record Hands(Duration shift, Optional<Instant> frozenAt) {}

  MovableClock(InstantSource base) {
    this.base = base;
  }

  MovableClock(InstantSource base, Hands hands) {
    this.base = base;
    this.shift = hands.shift();
    this.frozenAt = hands.frozenAt();
  }

  @Override
  public synchronized Instant instant() {
    return frozenAt.orElseGet(() -> base.instant().plus(shift));
  }

  /** Whether it is stopped. */
  public synchronized boolean isFrozen() {
    return frozenAt.isPresent();
  }

  /**
   * Puts the clock forward; a stopped clock stays stopped.
   *
   * @return whether the new time is one of the clock's; if it is not, nothing has changed
   */
  public synchronized boolean advance(Duration duration) {
    Instant time = instant().plus(duration);
    if (!isOfThisClock(time)) {
      return false;
    }
    if (frozenAt.isPresent()) {
      frozenAt = Optional.of(time);
    } else {
      shift = shift.plus(duration);
    }
    return true;
  }

  /**
   * Sets the clock; a stopped clock stays stopped.
   *
   * @return whether the time is one of the clock's; if it is not, nothing has changed
   */
  public synchronized boolean set(Instant time) {
    if (!isOfThisClock(time)) {
      return false;
    }
    if (frozenAt.isPresent()) {
      frozenAt = Optional.of(time);
    } else {
      shift = Duration.between(base.instant(), time);
    }
    return true;
  }

  /** Stops the clock where it is. */
  public synchronized void freeze() {
    frozenAt = Optional.of(instant());
    shift = Duration.ZERO;
  }

  /**
   * Stops the clock at a time.
   *
   * @return whether the time is one of the clock's; if it is not, nothing has changed
   */
  public synchronized boolean freezeAt(Instant time) {
    if (!isOfThisClock(time)) {
      return false;
    }
    frozenAt = Optional.of(time);
    shift = Duration.ZERO;
    return true;
  }

  private static boolean isOfThisClock(Instant time) {
    return !time.isBefore(BEGIN) && !time.isAfter(END);
  }

  /** Lets a stopped clock go on from where it was stopped. */
  public synchronized void resume() {
    frozenAt.ifPresent(time -> shift = Duration.between(base.instant(), time));
    frozenAt = Optional.empty();
  }

  synchronized Hands hands() {
    return new Hands(shift, frozenAt);
  }
}
