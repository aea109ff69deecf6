package io.github.bsskit.simulator.control;

import io.github.bsskit.simulator.api.SimulatorClock;
import io.github.bsskit.simulator.world.MovableClock;
import io.github.bsskit.simulator.world.World;
import io.github.bsskit.simulator.world.WorldState;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/** The common clock or that of one account. */
final class ScopedClock implements SimulatorClock {

  private final World world;
  private final Function<WorldState, MovableClock> read;
  private final Function<WorldState, MovableClock> write;

  /** Takes functions of the state, because a reset replaces the clocks. */
  ScopedClock(
      World world,
      Function<WorldState, MovableClock> read,
      Function<WorldState, MovableClock> write) {
    this.world = world;
    this.read = read;
    this.write = write;
  }

  private MovableClock clock() {
    return read.apply(world.state());
  }

  private <T> T change(Function<MovableClock, T> change) {
    return world.change(state -> change.apply(write.apply(state)));
  }

  @Override
  public Instant now() {
    return clock().instant();
  }

  @Override
  public boolean isFrozen() {
    return clock().isFrozen();
  }

  @Override
  public void advance(Duration duration) {
    check(change(clock -> clock.advance(duration)), duration + " from now");
  }

  @Override
  public void set(Instant time) {
    check(change(clock -> clock.set(time)), time.toString());
  }

  private static void check(boolean isInRange, String time) {
    if (!isInRange) {
      throw new IllegalArgumentException(
          "invalid time " + time + ": use a time in the years 1970 to 8999");
    }
  }

  @Override
  public void freeze() {
    change(
        clock -> {
          clock.freeze();
          return null;
        });
  }

  @Override
  public void freezeAt(Instant time) {
    check(change(clock -> clock.freezeAt(time)), time.toString());
  }

  @Override
  public void resume() {
    change(
        clock -> {
          clock.resume();
          return null;
        });
  }
}
