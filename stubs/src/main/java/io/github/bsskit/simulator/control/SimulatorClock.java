package io.github.bsskit.simulator.control;

import io.github.bsskit.simulator.world.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * The simulator's time: for dates, signature windows, nonces, rates and orders alike.
 *
 * <p>A clock that is moved far enough makes the signatures of real clients too old, as it should: a
 * client signs with its own time.
 */
public final class SimulatorClock {

  private final Supplier<MovableClock> shown;
  private final Supplier<MovableClock> moved;

  /** Clocks are asked for anew each time, since a reset makes new ones. */
  SimulatorClock(Supplier<MovableClock> shown, Supplier<MovableClock> moved) {
    this.shown = shown;
    this.moved = moved;
  }

  /** The time that it is. */
  public Instant now() {
    return shown.get().instant();
  }

  /** Whether it is stopped. */
  public boolean isFrozen() {
    return shown.get().isFrozen();
  }

  /**
   * Puts it forward, or back if the duration is negative; a stopped clock stays stopped.
   *
   * @throws IllegalArgumentException if the new time is not of the years 1970 to 8999
   */
  public void advance(Duration duration) {
    check(moved.get().advance(duration), duration + " from now");
  }

  /**
   * Sets it; a stopped clock stays stopped.
   *
   * @throws IllegalArgumentException if the time is not of the years 1970 to 8999
   */
  public void set(Instant time) {
    check(moved.get().set(time), time.toString());
  }

  private static void check(boolean isSet, String what) {
    if (!isSet) {
      throw new IllegalArgumentException(
          "the clock cannot be set to " + what + "; name a time of the years 1970 to 8999");
    }
  }

  /** Stops it where it is. */
  public void freeze() {
    moved.get().freeze();
  }

  /**
   * Stops it at a time.
   *
   * @throws IllegalArgumentException if the time is not of the years 1970 to 8999
   */
  public void freezeAt(Instant time) {
    check(moved.get().freezeAt(time), time.toString());
  }

  /** Lets it go on from where it was stopped. */
  public void resume() {
    moved.get().resume();
  }
}
