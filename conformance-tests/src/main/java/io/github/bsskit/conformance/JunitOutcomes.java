package io.github.bsskit.conformance;

import io.github.bsskit.conformance.check.Finding;
import io.github.bsskit.conformance.check.Result;
import io.github.bsskit.conformance.check.Verdict;
import io.github.bsskit.conformance.obligation.Obligation;
import io.github.bsskit.conformance.report.Secrets;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** Maps verdicts to JUnit outcomes: passed, failed, aborted. */
final class JunitOutcomes {

  private JunitOutcomes() {}

  /**
   * Ends a test with the verdict of its obligation.
   *
   * @throws AssertionFailedError if it failed
   * @throws TestAbortedException if it was not exercised, or is a known failure
   * @throws IllegalStateException if the kit failed
   */
  static void report(Result result) {
    switch (result.verdict()) {
      case FAILED -> throw new AssertionFailedError(message(result));
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

  private static String message(Result result) {
    Finding finding = result.finding().orElse(new Finding(List.of(), List.of()));
    Secrets secrets = Secrets.of(finding.evidence());
    String facts =
        finding.facts().stream()
            .map(fact -> "  " + fact.key() + ": " + secrets.printable(fact.value()))
            .collect(Collectors.joining("\n"));
    String exchange =
        finding.evidence().stream()
            .reduce((one, other) -> other)
            .map(last -> "\n\n" + last.request().text() + "\n" + last.responseText())
            .map(secrets::printable)
            .orElse("");
    return address(result)
        + result.obligation().statement()
        + " ("
        + result.obligation().source()
        + ")\n"
        + facts
        + exchange;
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
