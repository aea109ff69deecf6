package io.github.bsskit.simulator.explain;

import io.github.bsskit.contract.ValueFormat;
import io.github.bsskit.simulator.explain.SignatureExplanation.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Explains what is wrong with the time of a call. */
final class ClockCheck {

  /** The id of the cause that the time signed is not the time sent. */
  static final String READ_TWICE = "clock-read-twice";

  /** What to change then. */
  static final String READ_ONCE = "Read the clock once for each call.";

  private static final Duration HALF_HOUR = Duration.ofMinutes(30);
  private static final Duration LARGEST_OFFSET = Duration.ofHours(14);

  private ClockCheck() {}

  /** What is wrong with a time, said under this name; nothing if it is within the window. */
  static List<Cause> of(String name, String text, Duration window, Instant now) {
    Optional<Instant> time = ValueFormat.instant().read(text);
    if (time.isEmpty()) {
      return List.of(
          Cause.certain(
              "time-format",
              name + " is \"" + text + "\", which is no time of the form yyyy-MM-ddTHH:mm:ssZ.",
              "Write the time in UTC, to the second, for example 2025-08-11T01:02:03Z."));
    }
    Duration ahead = Duration.between(now, time.get());
    if (ahead.abs().compareTo(window) <= 0) {
      return List.of();
    }
    List<Cause> causes = new ArrayList<>();
    causes.add(wrong(ahead, window));
    if (isOffset(ahead.abs())) {
      causes.add(
          Cause.likely(
              "local-time",
              "The difference is that of a time zone: local time may have been written as UTC.",
              "Convert the time to UTC before it gets its Z."));
    }
    return causes;
  }

  private static Cause wrong(Duration ahead, Duration window) {
    boolean isBehind = ahead.isNegative();
    return Cause.certain(
        isBehind ? "clock-behind" : "clock-ahead",
        "The client's clock is %s %s the simulator's, or the call is not of now; %s are allowed."
            .formatted(words(ahead.abs()), isBehind ? "behind" : "ahead of", words(window)),
        "Set the client's clock, and sign each call when it is sent.");
  }

  /** Whether clocks of two zones can differ so, within a few minutes. */
  private static boolean isOffset(Duration difference) {
    long beyond = difference.plusMinutes(3).toSeconds() % HALF_HOUR.toSeconds();
    return beyond <= 360
        && difference.toMinutes() >= 57
        && difference.compareTo(LARGEST_OFFSET.plusMinutes(3)) <= 0;
  }

  private static String words(Duration duration) {
    return "%d h %d min %d s"
        .formatted(duration.toHours(), duration.toMinutesPart(), duration.toSecondsPart());
  }

  /** The times that a second look at the clock shows, by their distance in seconds. */
  static List<Map.Entry<Integer, String>> near(String text) {
    List<Map.Entry<Integer, String>> times = new ArrayList<>();
    ValueFormat.instant()
        .read(text)
        .ifPresent(
            time ->
                List.of(-1, 1, -2, 2)
                    .forEach(s -> times.add(Map.entry(s, time.plusSeconds(s).toString()))));
    return times;
  }

  /** What happened if a time was signed that is so many seconds from the one that was sent. */
  static String readTwice(String name, int seconds) {
    return "The %s that was signed is %d s %s the one that was sent."
        .formatted(name, Math.abs(seconds), seconds < 0 ? "before" : "after");
  }
}
