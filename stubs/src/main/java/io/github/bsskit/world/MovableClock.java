package io.github.bsskit.world;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** A clock that goes as another one does, and can be put forward. */
final class MovableClock implements InstantSource {

  /** Dates on the wire have four digits for the year, and order numbers begin with the date. */
  private static final Instant END = Instant.parse("9000-01-01T00:00:00Z");

  private final InstantSource base;
  private Duration shift = Duration.ZERO;

  MovableClock(InstantSource base) {
    this.base = base;
  }

  @Override
  public synchronized Instant instant() {
    return base.instant().plus(shift);
  }

  /** Puts the clock forward; answers the new time, or nothing if that were past the end of time. */
  synchronized Optional<Instant> advance(Duration duration) {
    Instant then = instant().plus(duration);
    if (then.isAfter(END)) {
      return Optional.empty();
    }
    shift = shift.plus(duration);
    return Optional.of(then);
  }
}
