package io.github.bsskit.conformance.report;

import io.github.bsskit.conformance.check.Result;
import io.github.bsskit.conformance.check.Verdict;
import io.github.bsskit.conformance.obligation.Obligation.Demand;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that a run came to.
 *
 * @param kit the kit's version
 * @param contract the SHA-256 of the spec's file, in hexadecimal digits
 * @param target what was examined
 * @param profile the target's profile, secrets masked
 * @param seed repeats the run
 * @param tries how many cases each property drew
 * @param started when
 * @param took how long
 * @param exchanges how many requests were sent
 * @param results one for each obligation of the run, in their order
 * @param warnings what a reader must know about the run as a whole
 */
public record RunReport(
    String kit,
    String contract,
    URI target,
    Map<String, Object> profile,
    long seed,
    int tries,
    Instant started,
    Duration took,
    int exchanges,
    List<Result> results,
    List<String> warnings) {

  /** The lists, copied. */
  public RunReport {
    results = List.copyOf(results);
    warnings = List.copyOf(warnings);
  }

  /** How many obligations came to each verdict; every verdict is there. */
  public Map<Verdict, Integer> counts() {
    Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    for (Verdict verdict : Verdict.values()) {
      counts.put(verdict, 0);
    }
    results.forEach(result -> counts.merge(result.verdict(), 1, Integer::sum));
    return counts;
  }

  /** The results with a verdict, in their order. */
  public List<Result> with(Verdict verdict) {
    return results.stream().filter(result -> result.verdict() == verdict).toList();
  }

  /**
   * How much of what may be demanded was exercised, in percent, 0 to 100: interpretations do not
   * count, nor do errors of the gateway that nothing brought about.
   */
  public double coverage() {
    long demanded = results.stream().filter(RunReport::isDemanded).count();
    long exercised =
        results.stream()
            .filter(RunReport::isDemanded)
            .filter(
                result ->
                    result.verdict() != Verdict.NOT_EXERCISED && result.verdict() != Verdict.ERROR)
            .count();
    return demanded == 0 ? 100 : 100.0 * exercised / demanded;
  }

  private static boolean isDemanded(Result result) {
    boolean isBesideTheRun =
        result.verdict() == Verdict.NOT_EXERCISED && result.obligation().isAboutAGatewayError();
    return result.obligation().demand() != Demand.INTERPRETATION && !isBesideTheRun;
  }
}
