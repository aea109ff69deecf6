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

/** Tells verdicts in JUnit's own words: passed, failed, aborted. */
final class JunitOutcomes {

  private JunitOutcomes() {}

  /**
   * Ends a test as its obligation ended.
   *
   * @throws AssertionFailedError if it failed
   * @throws TestAbortedException if it was not exercised, or is known to fail
   * @throws IllegalStateException if the kit is at fault
   */
  static void tell(Result result) {
    switch (result.verdict()) {
      case FAILED -> throw new AssertionFailedError(words(result));
      case NOT_EXERCISED, KNOWN ->
          throw new TestAbortedException(
              address(result) + result.verdict().words() + ": " + result.reason());
      case ERROR -> throw new IllegalStateException(address(result) + result.reason());
      case PASSED, OBSERVED -> {
        // nothing to be told: the test passes
      }
    }
  }

  /** Said in every message, since Maven tells of a dynamic test no name but a number. */
  private static String address(Result result) {
    return result.obligation().address() + ": ";
  }

  private static String words(Result result) {
    Finding finding = result.finding().orElse(new Finding(List.of(), List.of()));
    Secrets secrets = Secrets.of(finding.evidence());
    String facts =
        finding.facts().stream()
            .map(fact -> "  " + fact.key() + ": " + secrets.shown(fact.value()))
            .collect(Collectors.joining("\n"));
    String exchange =
        finding.evidence().stream()
            .reduce((one, other) -> other)
            .map(last -> "\n\n" + last.request().text() + "\n" + last.responseText())
            .map(secrets::shown)
            .orElse("");
    return address(result)
        + result.obligation().statement()
        + " ("
        + result.obligation().source()
        + ")\n"
        + facts
        + exchange;
  }

  /** The kit's own fault, which is nobody else's. */
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
