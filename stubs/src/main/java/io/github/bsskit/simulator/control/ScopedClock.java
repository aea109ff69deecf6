package io.github.bsskit.simulator.control;

import io.github.bsskit.simulator.api.SimulatorClock;
import io.github.bsskit.simulator.world.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** The common clock or that of one account. */
final class ScopedClock implements SimulatorClock {

  private final Supplier<MovableClock> read;
  private final Supplier<MovableClock> write;

  /** Takes suppliers, because a reset replaces the clocks. */
  ScopedClock(Supplier<MovableClock> read, Supplier<MovableClock> write) {
    this.read = read;
    this.write = write;
  }

  @Override
  public Instant now() {
    return read.get().instant();
  }

  @Override
  public boolean isFrozen() {
    return read.get().isFrozen();
  }

  @Override
  public void advance(Duration duration) {
    check(write.get().advance(duration), duration + " from now");
  }

  @Override
  public void set(Instant time) {
    check(write.get().set(time), time.toString());
  }

  private static void check(boolean isInRange, String time) {
    if (!isInRange) {
      throw new IllegalArgumentException(
          "invalid time " + time + ": use a time in the years 1970 to 8999");
    }
  }

  @Override
  public void freeze() {
    write.get().freeze();
  }

  @Override
  public void freezeAt(Instant time) {
    check(write.get().freezeAt(time), time.toString());
  }

  @Override
  public void resume() {
    write.get().resume();
  }
}
