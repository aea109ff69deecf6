package io.github.bsskit.simulator.world;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * A clock that goes as another one does until it is put forward or back, or stopped.
 *
 * <p>Its times are from 1970 to the beginning of 9000: dates on the wire have four digits for the
 * year, and order numbers begin with the date. If its base takes it further, it stands at the end.
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
  public record ClockState(Duration shift, Optional<Instant> frozenAt) {}

  MovableClock(InstantSource base) {
    this.base = base;
  }

  MovableClock(InstantSource base, ClockState hands) {
    this.base = base;
    this.shift = hands.shift();
    this.frozenAt = hands.frozenAt();
  }

  @Override
  public synchronized Instant instant() {
    return frozenAt.orElseGet(this::running);
  }

  private Instant running() {
    Instant time = base.instant().plus(shift);
    if (time.isBefore(BEGIN)) {
      return BEGIN;
    }
    return time.isAfter(END) ? END : time;
  }

  /** Whether it is stopped, or the clock that it goes by is. */
  public synchronized boolean isFrozen() {
    return frozenAt.isPresent() || base instanceof MovableClock common && common.isFrozen();
  }

  /**
   * Puts the clock forward; a stopped clock stays stopped.
   *
   * @return whether the new time is one of the clock's; if it is not, nothing has changed
   */
  public synchronized boolean advance(Duration duration) {
    Instant time;
    try {
      time = instant().plus(duration);
    } catch (ArithmeticException | DateTimeException beyondAllTimes) {
      return false;
    }
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

  /** Whether hands are such that a clock over this base can have; then it has a time. */
  static boolean canHave(InstantSource base, ClockState hands) {
    try {
      return isOfThisClock(hands.frozenAt().orElseGet(() -> base.instant().plus(hands.shift())));
    } catch (ArithmeticException | DateTimeException beyondAllTimes) {
      return false;
    }
  }

  synchronized ClockState hands() {
    return new ClockState(shift, frozenAt);
  }
}
