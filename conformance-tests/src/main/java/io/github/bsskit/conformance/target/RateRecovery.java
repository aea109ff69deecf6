package io.github.bsskit.conformance.target;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

/** How callers get their whole rate back: with a hook, by the target's clock, or by waiting. */
final class RateRecovery {

  private final Profile profile;
  private final Consumer<String> notices;
  private Duration clockShift = Duration.ZERO;
  private Instant since = Instant.MIN;

  RateRecovery(Profile profile, Consumer<String> notices) {
    this.profile = profile;
    this.notices = notices;
  }

  /** The time by the target's clock, as far as this run has moved it. */
  Instant now() {
    return Instant.now().plus(clockShift);
  }

  /** Since when callers are known to have their whole rate. */
  Instant since() {
    return since;
  }

  /** The target is back at its start, and its clock with it. */
  void startOver() {
    since = Instant.now();
    clockShift = Duration.ZERO;
  }

  /** Whether a rest need not wait. */
  boolean areAtOnce() {
    return profile.hooks().refill().isPresent() || profile.hooks().clock().isPresent();
  }

  /**
   * Gives all callers their whole rate.
   *
   * @param seconds the window of the rate
   */
  void rest(Hooks hooks, int seconds) {
    long all = seconds + 1L;
    if (!hooks.call(profile.hooks().refill(), Map.of())) {
      if (hooks.call(profile.hooks().clock(), Map.of("seconds", String.valueOf(all)))) {
        clockShift = clockShift.plusSeconds(all);
      } else {
        notices.accept(
            "waiting "
                + all
                + " s for the rate of "
                + profile.url()
                + " (hooks.refill in the profile would spare this)");
        sleep(Duration.ofSeconds(all));
      }
    }
    since = Instant.now();
  }

  private static void sleep(Duration duration) {
    try {
      Thread.sleep(duration.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
