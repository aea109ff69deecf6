package io.github.bsskit.simulator.control;

import io.github.bsskit.simulator.world.MovableClock;
import io.github.bsskit.simulator.world.World;
import io.github.bsskit.simulator.world.WorldState;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;

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
    return show(world.state().clock());
  }

  ControlResponse advance(ControlBody body) {
    body.allowOnly(SECONDS, KEY);
    int seconds = body.requiredInteger(SECONDS, MAX_SECONDS);
    return change(
        body,
        clock -> {
          if (!clock.advance(Duration.ofSeconds(seconds))) {
            throw new InvalidControlRequest(
                "invalid seconds "
                    + seconds
                    + ": the new time is after the year 8999; POST "
                    + ControlRoutes.RESET
                    + " first");
          }
        });
  }

  ControlResponse set(ControlBody body) {
    body.allowOnly(NOW, KEY);
    Instant time = body.requiredInstant(NOW);
    return change(body, clock -> check(clock.set(time), time));
  }

  ControlResponse freeze(ControlBody body) {
    body.allowOnly(NOW, KEY);
    Optional<Instant> time = body.instant(NOW);
    return change(
        body,
        clock ->
            time.ifPresentOrElse(
                instant -> check(clock.freezeAt(instant), instant), clock::freeze));
  }

  ControlResponse resume(ControlBody body) {
    body.allowOnly(KEY);
    return change(body, MovableClock::resume);
  }

  /** Changes the clock that a request names, and shows it. */
  private ControlResponse change(ControlBody body, Consumer<MovableClock> change) {
    Optional<String> keyId = body.text(KEY);
    return world.change(
        state -> {
          MovableClock clock = clock(state, keyId);
          change.accept(clock);
          return show(clock);
        });
  }

  private static MovableClock clock(WorldState state, Optional<String> keyId) {
    if (keyId.isEmpty()) {
      return state.clock();
    }
    return keyId
        .flatMap(state.keys()::find)
        .map(key -> state.ownClock(key.accountId()))
        .orElseThrow(
            () ->
                new InvalidControlRequest(
                    "invalid key \"" + keyId.get() + "\": use an access key of this world"));
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
