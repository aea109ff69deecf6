package io.github.bsskit.simulator.explain;

import io.github.bsskit.contract.ValueFormat;
import io.github.bsskit.simulator.explain.SignatureExplanation.Cause;
import io.github.bsskit.simulator.gateway.RequestParameters.Pair;
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

  /** The causes of a rejected time; empty if it is within the window. */
  static List<Cause> of(Pair sent, Duration window, Instant now) {
    Optional<Instant> time = ValueFormat.instant().read(sent.value());
    if (time.isEmpty()) {
      return List.of(Cause.proved("time-format", "name", sent.name(), "sent", sent.value()));
    }
    Duration ahead = Duration.between(now, time.get());
    if (ahead.abs().compareTo(window) <= 0) {
      return List.of();
    }
    List<Cause> causes = new ArrayList<>();
    causes.add(
        Cause.proved(
            ahead.isNegative() ? "clock-behind" : "clock-ahead",
            "difference",
            words(ahead.abs()),
            "window",
            words(window)));
    if (isOffset(ahead.abs())) {
      causes.add(Cause.likely("time-zone", "name", sent.name()));
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
    return ""
        + duration.toHours()
        + " h "
        + duration.toMinutesPart()
        + " min "
        + duration.toSecondsPart()
        + " s";
  }

  /**
   * The times that a client may have signed instead of the one it sent, each with its cause: those
   * of a clock read twice, and those of other time zones.
   */
  static Map<String, Cause> timeMistakes(String name, String sent) {
    Optional<Instant> time = ValueFormat.instant().read(sent);
    if (time.isEmpty()) {
      return Map.of();
    }
    Map<String, Cause> mistakes = new LinkedHashMap<>();
    for (int seconds : List.of(-1, 1, -2, 2)) {
      String signed = time.get().plusSeconds(seconds).toString();
      mistakes.put(
          signed, Cause.proved("clock-read-twice", "name", name, "signed", signed, "sent", sent));
    }
    Cause otherZone = Cause.proved("time-zone", "name", name);
    IntStream.rangeClosed(-12, 14)
        .filter(hours -> hours != 0)
        .mapToObj(hours -> time.get().plus(Duration.ofHours(hours)).toString())
        .forEach(signed -> mistakes.put(signed, otherZone));
    return mistakes;
  }
}
