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

  static Result of(Obligation obligation, Verdict verdict, String reason) {
    return new Result(obligation, verdict, reason, Optional.empty(), Duration.ZERO);
  }

  static Result failed(Obligation obligation, Finding finding) {
    return new Result(obligation, Verdict.FAILED, "", Optional.of(finding), Duration.ZERO);
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
