package io.github.bsskit.conformance.report;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** How long a run has taken and is likely to take: obligations are assumed to take equally long. */
final class ProgressTime {

  private final InstantSource clock;
  private final Instant start;

  ProgressTime(InstantSource clock) {
    this.clock = clock;
    this.start = clock.instant();
  }

  /** For instance {@code 12 s, about 30 s left}; at the end only the elapsed time. */
  String words(int done, int all) {
    Duration elapsed = Duration.between(start, clock.instant());
    Duration left = elapsed.multipliedBy(Math.max(0, all - done)).dividedBy(Math.max(1, done));
    return done < all ? words(elapsed) + ", about " + words(left) + " left" : words(elapsed);
  }

  private static String words(Duration time) {
    long seconds = Math.round(time.toMillis() / 1000.0);
    return seconds < 60 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
  }
}
