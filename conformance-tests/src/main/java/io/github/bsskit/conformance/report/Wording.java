package io.github.bsskit.conformance.report;

import io.github.bsskit.conformance.check.Verdict;
import io.github.bsskit.conformance.obligation.Obligation.Demand;
import io.github.bsskit.conformance.target.SafeText;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The wording that all reports share. */
final class Wording {

  private Wording() {}

  /** The outcome in one or two sentences. */
  static String sentence(RunReport report) {
    Map<Verdict, Integer> counts = report.counts();
    int failed = counts.get(Verdict.FAILED);
    int known = counts.get(Verdict.KNOWN);
    int tried = counts.get(Verdict.PASSED) + failed + known;
    String target = SafeText.line(report.target().toString());
    StringBuilder sentence = new StringBuilder(target);
    if (tried == 0) {
      sentence.append(": no checks ran");
    } else if (failed > 0) {
      sentence.append(": ").append(of(failed, tried, "failed"));
    } else if (known > 0) {
      sentence.append(": ").append(of(known, tried, "failed, all of them expected failures"));
    } else {
      sentence.append(": ").append(of(tried, tried, "passed"));
    }
    sentence.append(needs(report)).append('.');
    if (counts.get(Verdict.ERROR) > 0) {
      sentence.append(" Errors of the kit, the profile or the connection: ");
      sentence.append(counts.get(Verdict.ERROR)).append('.');
    }
    return sentence.toString();
  }

  private static String of(int part, int tried, String outcome) {
    String checks = tried == 1 ? " check" : " checks";
    return part + " of " + tried + checks + " that this profile allows " + outcome;
  }

  /** What the other checks need: {@code ; 113 need: keys.expired, hooks.clock}. */
  private static String needs(RunReport report) {
    List<NotExercisedReason> keyed =
        NotExercisedReason.of(report).stream().filter(reason -> !reason.key().isEmpty()).toList();
    int count = keyed.stream().mapToInt(NotExercisedReason::count).sum();
    List<String> keys = keyed.stream().map(NotExercisedReason::key).distinct().sorted().toList();
    return keys.isEmpty()
        ? ""
        : "; " + count + (count == 1 ? " needs: " : " need: ") + String.join(", ", keys);
  }

  /** A text in one line of bounded length. */
  static String line(String text) {
    return SafeText.limited(SafeText.line(text), Evidence.MAX_FACT);
  }

  /** How many groups are not shown. */
  static String furtherGroups(List<ShownGroup> groups) {
    List<ShownGroup> hidden = groups.subList(ShownGroup.MOST, groups.size());
    int findings = hidden.stream().mapToInt(group -> group.results().size()).sum();
    return "… and " + hidden.size() + " more groups with " + findings + " findings; see --report.";
  }

  /** The verdict in reports for programs, {@code not-exercised}. */
  static String key(Verdict verdict) {
    return verdict.words().replace(' ', '-');
  }

  /** The verdict in upper case, {@code NOT EXERCISED}. */
  static String label(Verdict verdict) {
    return verdict.words().toUpperCase(Locale.ROOT);
  }

  /** The demand in one word. */
  static String words(Demand demand) {
    return demand.name().toLowerCase(Locale.ROOT);
  }

  /** A percentage rounded down to one decimal, so that only full coverage shows as 100. */
  static double percent(double share) {
    return Math.floor(share * 10) / 10;
  }

  /** The coverage in a sentence. */
  static String coverage(RunReport report) {
    return String.format(
        Locale.ROOT,
        "Coverage: %.1f %% of required checks ran (%d of %d).",
        percent(report.coverage()),
        report.exercised(),
        report.required());
  }

  /** A duration such as {@code 2 min 5.0 s}. */
  static String time(Duration took) {
    String seconds = String.format(Locale.ROOT, "%.1f s", took.toMillis() % 60_000 / 1000.0);
    return took.toMinutes() == 0 ? seconds : took.toMinutes() + " min " + seconds;
  }
}
