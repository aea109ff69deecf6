package io.github.bsskit.simulator.control;

import io.github.bsskit.simulator.world.MovableClock;
import io.github.bsskit.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Tells the time, and moves, stops and starts the clock: the common one, or an account's own. */
final class ClockControl {

  static final String SECONDS = "seconds";
  private static final String NOW = "now";
  private static final String KEY = "key";

  /** Ten years. */
  private static final int MOST_SECONDS = 315_360_000;

  private final World world;

  ClockControl(World world) {
    this.world = world;
  }

  ControlResponse tell() {
    return told(world.clock());
  }

  /** Answers the new time in whole seconds, as calls are signed with it. */
  ControlResponse advance(ControlBody body) {
    body.allowOnly(SECONDS, KEY);
    int seconds = body.requiredWholeNumber(SECONDS, MOST_SECONDS);
    MovableClock clock = clock(body);
    if (!clock.advance(Duration.ofSeconds(seconds))) {
      throw new InvalidControlRequest(
          "member seconds is %d, which is past the year 9000; POST %s first"
              .formatted(seconds, ControlRoutes.RESET));
    }
    return told(clock);
  }

  ControlResponse set(ControlBody body) {
    body.allowOnly(NOW, KEY);
    Instant time =
        body.instant(NOW)
            .orElseThrow(
                () ->
                    new InvalidControlRequest(
                        "member now is missing; write an instant like 2030-01-01T00:00:00Z"));
    MovableClock clock = clock(body);
    check(clock.set(time), time);
    return told(clock);
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
    return told(clock);
  }

  ControlResponse resume(ControlBody body) {
    body.allowOnly(KEY);
    MovableClock clock = clock(body);
    clock.resume();
    return told(clock);
  }

  private MovableClock clock(ControlBody body) {
    return body.text(KEY)
        .map(
            id ->
                world
                    .keys()
                    .find(id)
                    .orElseThrow(
                        () ->
                            new InvalidControlRequest(
                                "member key is \"" + id + "\", which is no access key here")))
        .map(key -> world.ownClock(key.accountId()))
        .orElseGet(world::clock);
  }

  private static void check(boolean isSet, Instant time) {
    if (!isSet) {
      throw new InvalidControlRequest("member now is " + time + "; name a time from 1970 to 8999");
    }
  }

  private static ControlResponse told(MovableClock clock) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put(NOW, clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    told.put("frozen", clock.isFrozen());
    return ControlResponse.json(200, told);
  }
}
