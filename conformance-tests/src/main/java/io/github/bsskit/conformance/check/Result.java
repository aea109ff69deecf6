package io.github.bsskit.conformance.check;

import io.github.bsskit.conformance.obligation.Obligation;
import java.time.Duration;
import java.util.Optional;

/**
 * An obligation and what became of it.
 *
 * @param obligation which one
 * @param verdict what became of it
 * @param reason why it was not exercised, what was observed, why a failure is known; else empty
 * @param finding what is wrong, for a failure
 * @param took how long it was tried
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

  /** The same failure, known and expected. */
  public Result known(String why) {
    return new Result(obligation, Verdict.KNOWN, why, finding, took);
  }

  /** The same with another verdict. */
  public Result as(Verdict other, String why) {
    return new Result(obligation, other, why, finding, took);
  }
}
