package io.github.bsskit.conformance.check;

import io.github.bsskit.conformance.obligation.Obligation;
import java.time.Duration;
import java.util.Optional;

/**
 * An obligation and its outcome.
 *
 * @param obligation the obligation
 * @param verdict its outcome
 * @param reason why it was not exercised, what was observed, why a failure is known; else empty
 * @param finding the deviation, for a failure
 * @param took how long the check took
 */
public record Result(
    Obligation obligation,
    Verdict verdict,
    String reason,
    Optional<Finding> finding,
    Duration took) {

  private static final String AGREES = "agrees: ";
  private static final String DIFFERS = "differs: ";

  static Result of(Obligation obligation, Verdict verdict, String reason) {
    return new Result(obligation, verdict, reason, Optional.empty(), Duration.ZERO);
  }

  /** What a target does where the contract leaves it free, and whether that is as expected. */
  static Result observed(Obligation obligation, boolean agrees, String what) {
    return of(obligation, Verdict.OBSERVED, (agrees ? AGREES : DIFFERS) + what);
  }

  static Result failed(Obligation obligation, Finding finding) {
    return new Result(obligation, Verdict.FAILED, "", Optional.of(finding), Duration.ZERO);
  }

  /** Whether it was only observed, and differs from what our interpretation expects. */
  public boolean differs() {
    return verdict == Verdict.OBSERVED && reason.startsWith(DIFFERS);
  }

  Result after(Duration time) {
    return new Result(obligation, verdict, reason, finding, time);
  }

  /** The same failure, expected for this reason. */
  public Result known(String why) {
    return as(Verdict.KNOWN, why);
  }

  /** The same with another verdict and reason. */
  public Result as(Verdict other, String why) {
    return new Result(obligation, other, why, finding, took);
  }
}
