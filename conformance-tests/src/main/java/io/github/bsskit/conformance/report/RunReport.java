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
 * The outcome of a run.
 *
 * @param build the kit
 * @param target the URL of the target
 * @param profile the target's profile with masked secrets
 * @param seed repeats the run
 * @param tries cases per generated check
 * @param started the start time
 * @param took the duration
 * @param exchanges the number of requests sent
 * @param results one per obligation, in order
 * @param warnings messages about the run as a whole
 * @param repeat makes commands that reproduce findings
 */
public record RunReport(
    KitBuild build,
    URI target,
    Map<String, Object> profile,
    long seed,
    int tries,
    Instant started,
    Duration took,
    int exchanges,
    List<Result> results,
    List<String> warnings,
    ReproCommand repeat) {

  /**
   * The kit that ran.
   *
   * @param version the kit's version
   * @param contract the SHA-256 of the spec's file in hexadecimal digits
   */
  public record KitBuild(String version, String contract) {}

  /** Copies the lists. */
  public RunReport {
    results = List.copyOf(results);
    warnings = List.copyOf(warnings);
  }

  /** The number of obligations per verdict; every verdict is present. */
  public Map<Verdict, Integer> counts() {
    Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    for (Verdict verdict : Verdict.values()) {
      counts.put(verdict, 0);
    }
    results.forEach(result -> counts.merge(result.verdict(), 1, Integer::sum));
    return counts;
  }

  /** Whether there are failures or errors; expected failures do not count. */
  public boolean hasFindings() {
    Map<Verdict, Integer> counts = counts();
    return counts.get(Verdict.FAILED) > 0 || counts.get(Verdict.ERROR) > 0;
  }

  /** The results with a verdict, in order. */
  public List<Result> with(Verdict verdict) {
    return results.stream().filter(result -> result.verdict() == verdict).toList();
  }

  /**
   * The percentage of required checks that ran, 0 to 100. Interpretations do not count, nor do
   * gateway errors that did not occur.
   */
  public double coverage() {
    return required() == 0 ? 100 : 100.0 * exercised() / required();
  }

  /** The number of required checks. */
  long required() {
    return results.stream().filter(RunReport::isRequired).count();
  }

  /** The number of required checks that ran. */
  long exercised() {
    return results.stream()
        .filter(RunReport::isRequired)
        .filter(
            result ->
                result.verdict() != Verdict.NOT_EXERCISED && result.verdict() != Verdict.ERROR)
        .count();
  }

  /** Whether anything was learned about the target. */
  public boolean isEmpty() {
    return results.stream()
        .allMatch(
            result ->
                result.verdict() == Verdict.NOT_EXERCISED || result.verdict() == Verdict.ERROR);
  }

  private static boolean isRequired(Result result) {
    boolean isOptionalError =
        result.verdict() == Verdict.NOT_EXERCISED && result.obligation().isAboutGatewayError();
    return result.obligation().demand() != Demand.INTERPRETATION && !isOptionalError;
  }
}
