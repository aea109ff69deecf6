package io.github.bsskit.conformance.target;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** Resets the rate limit of all callers: with a hook, by advancing the clock, or by waiting. */
final class RateRecovery {

  /** A rate of one second may be waited for after every ten calls. */
  private static final int UNNOTICED_SECONDS = 2;

  private final Profile profile;
  private final BiPredicate<Optional<RequestTemplate>, Map<String, String>> hooks;
  private final Consumer<String> notices;
  private Duration clockShift = Duration.ZERO;
  private Instant fullSince = Instant.MIN;
  private LongConsumer waiting = seconds -> {};

  /**
   * A recovery.
   *
   * @param hooks sends a hook with the values of its placeholders; returns whether it succeeded
   * @param notices gets a line before a wait
   */
  RateRecovery(
      Profile profile,
      BiPredicate<Optional<RequestTemplate>, Map<String, String>> hooks,
      Consumer<String> notices) {
    this.profile = profile;
    this.hooks = hooks;
    this.notices = notices;
  }

  /** The time of the target's clock, as far as this run has advanced it. */
  Instant now() {
    return Instant.now().plus(clockShift);
  }

  /**
   * Advances the target's clock.
   *
   * @return whether there is a hook for that and it succeeded
   */
  boolean advanceClock(long seconds) {
    boolean done = hooks.test(profile.hooks().clock(), Map.of("seconds", String.valueOf(seconds)));
    if (done) {
      clockShift = clockShift.plusSeconds(seconds);
    }
    return done;
  }

  /** Whether this run has advanced the target's clock since the last reset. */
  boolean isClockAhead() {
    return !clockShift.isZero();
  }

  /** Since when no caller has used up any of its rate. */
  Instant fullSince() {
    return fullSince;
  }

  /** Sets a listener for the seconds that are left of a wait, 0 at its end. */
  void onWaiting(LongConsumer listener) {
    waiting = listener;
  }

  /** Forgets the clock's shift after the target was reset. */
  void reset() {
    fullSince = Instant.now();
    clockShift = Duration.ZERO;
  }

  /** Whether {@link #recover} returns without waiting. */
  boolean isImmediate() {
    return profile.hooks().refill().isPresent() || profile.hooks().clock().isPresent();
  }

  /**
   * Resets the rate limit of all callers.
   *
   * @param window the window of the rate in seconds
   */
  void recover(int window) {
    long seconds = window + 1L;
    if (!hooks.test(profile.hooks().refill(), Map.of()) && !advanceClock(seconds)) {
      if (seconds > UNNOTICED_SECONDS) {
        notices.accept(
            "waiting "
                + seconds
                + " s for the rate limit of "
                + profile.url()
                + " (set hooks.refill in the profile to avoid this)");
      }
      sleep(seconds);
    }
    fullSince = Instant.now();
  }

  private void sleep(long seconds) {
    try {
      for (long left = seconds; left > 0; left--) {
        waiting.accept(left);
        Thread.sleep(1000);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      waiting.accept(0);
    }
  }
}
