package io.github.bsskit.simulator.control;

import io.github.bsskit.simulator.world.MovableClock;
import io.github.bsskit.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Shows, moves, stops and restarts the common clock or that of an account. */
final class ClockControl {

  static final String SECONDS = "seconds";
  private static final String NOW = "now";
  private static final String KEY = "key";

  /** Ten years. */
  private static final int MAX_SECONDS = 315_360_000;

  private final World world;

  ClockControl(World world) {
    this.world = world;
  }

  ControlResponse show() {
    return show(world.clock());
  }

  ControlResponse advance(ControlBody body) {
    body.allowOnly(SECONDS, KEY);
    int seconds = body.requiredInteger(SECONDS, MAX_SECONDS);
    MovableClock clock = clock(body);
    if (!clock.advance(Duration.ofSeconds(seconds))) {
      throw new InvalidControlRequest(
          "invalid seconds "
              + seconds
              + ": the new time is after the year 8999; POST "
              + ControlRoutes.RESET
              + " first");
    }
    return show(clock);
  }

  ControlResponse set(ControlBody body) {
    body.allowOnly(NOW, KEY);
    Instant time = body.requiredInstant(NOW);
    MovableClock clock = clock(body);
    check(clock.set(time), time);
    return show(clock);
  }

  ControlResponse freeze(ControlBody body) {
    body.allowOnly(NOW, KEY);
    Optional<Instant> time = body.instant(NOW);
    MovableClock clock = clock(body);
    if (time.isEmpty()) {
      clock.freeze();
    } else {
      check(clock.freezeAt(time.get()), time.get());
    }
    return show(clock);
  }

  ControlResponse resume(ControlBody body) {
    body.allowOnly(KEY);
    MovableClock clock = clock(body);
    clock.resume();
    return show(clock);
  }

  private MovableClock clock(ControlBody body) {
    Optional<String> id = body.text(KEY);
    if (id.isEmpty()) {
      return world.clock();
    }
    return id.flatMap(world.keys()::find)
        .map(key -> world.ownClock(key.accountId()))
        .orElseThrow(
            () ->
                new InvalidControlRequest(
                    "invalid key \"" + id.get() + "\": use an access key of this world"));
  }

  private static void check(boolean isInRange, Instant time) {
    if (!isInRange) {
      throw new InvalidControlRequest(
          "invalid now \"" + time + "\": use a time in the years 1970 to 8999");
    }
  }

  /** In whole seconds, like the times of signatures. */
  private static ControlResponse show(MovableClock clock) {
    return ControlResponse.json(
        200,
        new JsonFields()
            .with(NOW, clock.instant().truncatedTo(ChronoUnit.SECONDS))
            .with("frozen", clock.isFrozen()));
  }
}
