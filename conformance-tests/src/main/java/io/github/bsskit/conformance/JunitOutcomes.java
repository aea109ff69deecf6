package io.github.bsskit.conformance;

import io.github.bsskit.conformance.check.Result;
import io.github.bsskit.conformance.report.FindingText;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Maps verdicts to JUnit outcomes: passed, failed, aborted. */
final class JunitOutcomes {

  private JunitOutcomes() {}

  /**
   * Ends a test with the verdict of its obligation.
   *
   * @param repeat the command that reproduces a finding
   * @throws org.opentest4j.AssertionFailedError if it failed
   * @throws org.opentest4j.TestAbortedException if it was not exercised, or is a known failure
   * @throws IllegalStateException if the kit failed
   */
  static void report(Result result, Optional<String> repeat) {
    switch (result.verdict()) {
      case FAILED -> Assertions.fail(address(result) + FindingText.of(result, repeat));
      case NOT_EXERCISED, KNOWN ->
          Assumptions.abort(address(result) + result.verdict().words() + ": " + result.reason());
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
}
