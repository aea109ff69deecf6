package io.github.bsskit.simulator.api;

import java.time.Duration;
import java.time.Instant;

/**
 * The simulator's time, for dates, signatures, nonces, rate limits and orders.
 *
 * <p>Times are from 1970 to 8999. Moving the clock by more than the signature window makes the
 * signatures of real clients invalid, because clients sign with their own time.
 */
public interface SimulatorClock {

  /** The current time. */
  Instant now();

  /** Whether the clock is stopped. */
  boolean isFrozen();

  /**
   * Moves the clock forward, or back if the duration is negative. A stopped clock stays stopped.
   *
   * @throws IllegalArgumentException if the new time is out of range
   */
  void advance(Duration duration);

  /**
   * Sets the clock. A stopped clock stays stopped.
   *
   * @throws IllegalArgumentException if the time is out of range
   */
  void set(Instant time);

  /** Stops the clock at the current time. */
  void freeze();

  /**
   * Stops the clock at the given time.
   *
   * @throws IllegalArgumentException if the time is out of range
   */
  void freezeAt(Instant time);

  /** Restarts a stopped clock at the time at which it was stopped. */
  void resume();
}
