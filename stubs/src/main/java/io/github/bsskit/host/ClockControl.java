package io.github.bsskit.host;

import io.github.bsskit.world.World;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** Puts the clock forward. */
final class ClockControl {

  static final String SECONDS = "seconds";

  /** Ten years. */
  private static final int MOST_SECONDS = 315_360_000;

  private final World world;

  ClockControl(World world) {
    this.world = world;
  }

  /** Answers the new time in whole seconds, as calls are signed with it. */
  ControlAnswer advance(ControlBody body) {
    int seconds = body.allowOnly(SECONDS).requiredWholeNumber(SECONDS, MOST_SECONDS);
    return world
        .advance(Duration.ofSeconds(seconds))
        .map(now -> Map.of("now", now.truncatedTo(ChronoUnit.SECONDS).toString()))
        .map(time -> ControlAnswer.json(200, time))
        .orElseThrow(
            () ->
                new ControlMistake(
                    "member seconds is %d, which is past the year 9000; POST %s first"
                        .formatted(seconds, ControlRoutes.RESET)));
  }
}
