package io.github.bsskit.conformance;

import io.github.bsskit.conformance.check.Result;
import io.github.bsskit.conformance.check.Verdict;
import io.github.bsskit.conformance.obligation.Obligation;
import io.github.bsskit.conformance.report.FindingText;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Optional;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** Maps verdicts to JUnit outcomes: passed, failed, aborted. */
final class JunitOutcomes {

  private JunitOutcomes() {}

  /**
   * Ends a test with the verdict of its obligation.
   *
   * @param repeat the command that reproduces a finding
   * @throws AssertionFailedError if it failed
   * @throws TestAbortedException if it was not exercised, or is a known failure
   * @throws IllegalStateException if the kit failed
   */
  static void report(Result result, Optional<String> repeat) {
    switch (result.verdict()) {
      case FAILED ->
          throw new AssertionFailedError(address(result) + FindingText.of(result, repeat));
      case NOT_EXERCISED, KNOWN ->
          throw new TestAbortedException(
              address(result) + result.verdict().words() + ": " + result.reason());
      case ERROR -> throw new IllegalStateException(address(result) + result.reason());
      case PASSED, OBSERVED -> {
        // The test passes.
      }
    }
  }

  /** Part of every message, since Maven shows only a number for a dynamic test. */
  private static String address(Result result) {
    return result.obligation().address() + ": ";
  }

  /** The result of a failure of the kit itself. */
  static Result broken(Obligation obligation, Throwable fault) {
    StringWriter trace = new StringWriter();
    fault.printStackTrace(new PrintWriter(trace));
    return new Result(
        obligation,
        Verdict.ERROR,
        "the kit failed: " + trace.toString().strip(),
        Optional.empty(),
        Duration.ZERO);
  }
}
