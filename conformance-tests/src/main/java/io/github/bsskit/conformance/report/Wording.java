package io.github.bsskit.conformance.report;

import io.github.bsskit.conformance.check.Verdict;
import io.github.bsskit.conformance.obligation.Obligation.Demand;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** The words that all renderings share, so that they say the same of a run. */
final class Wording {

  private Wording() {}

  /** The run in a sentence or two. */
  static String sentence(RunReport report) {
    Map<Verdict, Integer> counts = report.counts();
    int failed = counts.get(Verdict.FAILED);
    int known = counts.get(Verdict.KNOWN);
    int tried = counts.get(Verdict.PASSED) + failed + known;
    String target = SafeText.line(report.target().toString());
    StringBuilder sentence = new StringBuilder(target);
    if (tried == 0) {
      sentence.append(" was not tried at all.");
    } else if (failed > 0) {
      sentence.append(" breaks ").append(of(failed, tried));
    } else if (known > 0) {
      sentence.append(" breaks only what is known, ").append(of(known, tried));
    } else {
      sentence.append(" keeps ").append(of(tried, tried));
    }
    if (counts.get(Verdict.ERROR) > 0) {
      sentence.append(" The kit, the profile or the connection failed for ");
      sentence.append(counts.get(Verdict.ERROR)).append('.');
    }
    return sentence.toString();
  }

  private static String of(int part, int tried) {
    return part + " of " + tried + (tried == 1 ? " obligation tried." : " obligations tried.");
  }

  /** The verdict for a machine, {@code not-exercised}. */
  static String key(Verdict verdict) {
    return verdict.words().replace(' ', '-');
  }

  /** The verdict for an eye that runs over lines, {@code NOT EXERCISED}. */
  static String label(Verdict verdict) {
    return verdict.words().toUpperCase(Locale.ROOT);
  }

  /** The demand in a word. */
  static String words(Demand demand) {
    return demand.name().toLowerCase(Locale.ROOT);
  }

  /** A share in percent with one decimal, rounded down: 100 is said only of the whole. */
  static double percent(double share) {
    return Math.floor(share * 10) / 10;
  }

  /** The coverage in a sentence. */
  static String coverage(RunReport report) {
    return String.format(
        Locale.ROOT, "%.1f %% of what may be demanded was exercised.", percent(report.coverage()));
  }

  /** A time for a reader: {@code 2 min 5.0 s}. */
  static String time(Duration took) {
    String seconds = String.format(Locale.ROOT, "%.1f s", took.toMillis() % 60_000 / 1000.0);
    return took.toMinutes() == 0 ? seconds : took.toMinutes() + " min " + seconds;
  }
}
