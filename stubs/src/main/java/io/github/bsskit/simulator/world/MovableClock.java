package io.github.bsskit.simulator.world;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * A clock that follows another one and can be moved and frozen.
 *
 * <p>Its range is 1970 to the start of 9000, because years on the wire have four digits and order
 * numbers begin with the date. It stops at the ends of the range.
 */
public final class MovableClock implements InstantSource {

  private static final Instant BEGIN = Instant.EPOCH;
  private static final Instant END = Instant.parse("9000-01-01T00:00:00Z");

  /** From one end of the range to the other. */
  private static final Duration MAX_SHIFT = Duration.between(BEGIN, END);

  private final InstantSource base;
  private Duration shift = Duration.ZERO;
  private Optional<Instant> frozenAt = Optional.empty();

  /**
   * The state of a clock.
   *
   * @param shift how far it is ahead of its base; zero while it is frozen
   * @param frozenAt its time while it is frozen
   */
  public record ClockState(Duration shift, Optional<Instant> frozenAt) {}

  MovableClock(InstantSource base) {
    this.base = base;
  }

  MovableClock(InstantSource base, ClockState state) {
    this.base = base;
    this.shift = state.shift();
    this.frozenAt = state.frozenAt();
  }

  @Override
  public synchronized Instant instant() {
    return frozenAt.orElseGet(this::running);
  }

  private Instant running() {
    return running(base.instant());
  }

  /** The time of the running clock at a time of its base. */
  private Instant running(Instant baseTime) {
    Instant time = baseTime.plus(shift);
    if (time.isBefore(BEGIN)) {
      return BEGIN;
    }
    return time.isAfter(END) ? END : time;
  }

  /** Whether it or its base is frozen. */
  public synchronized boolean isFrozen() {
    return frozenAt.isPresent() || base instanceof MovableClock common && common.isFrozen();
  }

  /**
   * Moves the clock forward; a frozen clock stays frozen.
   *
   * @return whether the new time is in range; otherwise nothing changes
   */
  public synchronized boolean advance(Duration duration) {
    Instant baseTime = base.instant();
    Instant time;
    try {
      time = frozenAt.orElseGet(() -> running(baseTime)).plus(duration);
    } catch (ArithmeticException | DateTimeException outOfRange) {
      return false;
    }
    if (!isInRange(time)) {
      return false;
    }
    if (frozenAt.isPresent()) {
      frozenAt = Optional.of(time);
    } else {
      shift = Duration.between(baseTime, time);
    }
    return true;
  }

  /**
   * Sets the clock; a frozen clock stays frozen.
   *
   * @return whether the time is in range; otherwise nothing changes
   */
  public synchronized boolean set(Instant time) {
    if (!isInRange(time)) {
      return false;
    }
    if (frozenAt.isPresent()) {
      frozenAt = Optional.of(time);
    } else {
      shift = Duration.between(base.instant(), time);
    }
    return true;
  }

  /** Freezes the clock at its current time. */
  public synchronized void freeze() {
    frozenAt = Optional.of(instant());
    shift = Duration.ZERO;
  }

  /**
   * Freezes the clock at a time.
   *
   * @return whether the time is in range; otherwise nothing changes
   */
  public synchronized boolean freezeAt(Instant time) {
    if (!isInRange(time)) {
      return false;
    }
    frozenAt = Optional.of(time);
    shift = Duration.ZERO;
    return true;
  }

  private static boolean isInRange(Instant time) {
    return !time.isBefore(BEGIN) && !time.isAfter(END);
  }

  /** Resumes a frozen clock from its time. */
  public synchronized void resume() {
    frozenAt.ifPresent(time -> shift = Duration.between(base.instant(), time));
    frozenAt = Optional.empty();
  }

  /**
   * Whether a clock can have a state. Its time may be beyond the range, where it stops: its base
   * may have moved since the clock was set.
   */
  static boolean isValid(ClockState state) {
    return state.frozenAt().map(MovableClock::isInRange).orElse(true)
        && state.shift().abs().compareTo(MAX_SHIFT) <= 0;
  }

  synchronized void restore(ClockState state) {
    shift = state.shift();
    frozenAt = state.frozenAt();
  }

  synchronized ClockState state() {
    return new ClockState(shift, frozenAt);
  }
}
