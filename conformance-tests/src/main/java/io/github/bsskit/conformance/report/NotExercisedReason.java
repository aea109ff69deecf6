package io.github.bsskit.conformance.report;

import io.github.bsskit.conformance.check.Result;
import io.github.bsskit.conformance.check.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A reason why obligations were not exercised.
 *
 * @param key the profile key that would help, {@code owners.foreign}; may be empty
 * @param reason one sentence
 * @param count the number of obligations
 */
record NotExercisedReason(String key, String reason, int count) {

  private static final Pattern KEYED =
      Pattern.compile("(?!vacuous: )([a-z][A-Za-z]*(?:\\.[A-Za-z]+)*): (.*)", Pattern.DOTALL);

  /** All reasons of a run, the most frequent first. */
  static List<NotExercisedReason> of(RunReport report) {
    return report.with(Verdict.NOT_EXERCISED).stream()
        .collect(Collectors.groupingBy(Result::reason, TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .map(entry -> of(entry.getKey(), entry.getValue().intValue()))
        .sorted(Comparator.comparingInt(NotExercisedReason::count).reversed())
        .toList();
  }

  private static NotExercisedReason of(String reason, int count) {
    Matcher keyed = KEYED.matcher(reason);
    return keyed.matches()
        ? new NotExercisedReason(keyed.group(1), keyed.group(2), count)
        : new NotExercisedReason("", reason, count);
  }
}
