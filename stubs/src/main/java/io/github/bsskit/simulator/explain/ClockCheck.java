package io.github.bsskit.simulator.explain;

import io.github.bsskit.contract.ValueFormat;
import io.github.bsskit.simulator.explain.SignatureExplanation.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Explains a wrong time in a request. */
final class ClockCheck {

  private static final Duration HALF_HOUR = Duration.ofMinutes(30);
  private static final Duration LARGEST_OFFSET = Duration.ofHours(14);

  private ClockCheck() {}

  /**
   * The causes of a rejected time; none if it is within the window.
   *
   * @param name of the parameter or header
   */
  static List<Cause> of(String name, String text, Duration window, Instant now) {
    Optional<Instant> time = ValueFormat.instant().read(text);
    if (time.isEmpty()) {
      return List.of(Cause.proved("time-format", Map.of("name", name, "sent", text)));
    }
    Duration ahead = Duration.between(now, time.get());
    if (ahead.abs().compareTo(window) <= 0) {
      return List.of();
    }
    List<Cause> causes = new ArrayList<>();
    causes.add(
        Cause.proved(
            ahead.isNegative() ? "clock-behind" : "clock-ahead",
            Map.of("difference", words(ahead.abs()), "window", words(window))));
    if (isOffset(ahead.abs())) {
      causes.add(Cause.likely("time-zone", Map.of("name", name)));
    }
    return causes;
  }

  /** Whether this can be the difference of two time zones, within 3 minutes. */
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

  /**
   * The times that a client may have signed instead of the one it sent, each with its cause: those
   * of a clock read twice, and those of other time zones.
   */
  static Map<String, Cause> timeMistakes(String name, String sent) {
    Map<String, Cause> mistakes = new LinkedHashMap<>();
    ValueFormat.instant()
        .read(sent)
        .ifPresent(
            time -> {
              for (int seconds : List.of(-1, 1, -2, 2)) {
                String signed = time.plusSeconds(seconds).toString();
                Map<String, String> values = Map.of("name", name, "signed", signed, "sent", sent);
                mistakes.put(signed, Cause.proved("clock-read-twice", values));
              }
              Cause otherZone = Cause.proved("time-zone", Map.of("name", name));
              IntStream.rangeClosed(-12, 14)
                  .filter(hours -> hours != 0)
                  .mapToObj(hours -> time.plus(Duration.ofHours(hours)).toString())
                  .forEach(signed -> mistakes.put(signed, otherZone));
            });
    return mistakes;
  }
}
