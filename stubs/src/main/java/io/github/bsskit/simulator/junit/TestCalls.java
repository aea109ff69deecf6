package io.github.bsskit.simulator.junit;

import io.github.bsskit.simulator.api.Journal;
import io.github.bsskit.simulator.api.JournalEntry;
import java.util.List;
import java.util.stream.Collectors;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.IncompleteExecutionException;
import org.opentest4j.MultipleFailuresError;

/** Appends the calls of a test to the message of its failure. */
final class TestCalls {

  private static final int MAX_SHOWN = 50;

  private final Journal journal;

  TestCalls(Journal journal) {
    this.journal = journal;
  }

  /**
   * A copy of a failure with the calls in its message. It keeps the kind of failure, expected and
   * actual values and the stack trace. Aborted tests and failures that already show the calls, such
   * as those of a ledger, are returned unchanged.
   */
  Throwable addTo(Throwable failure) {
    List<JournalEntry> entries = journal.entries();
    if (entries.isEmpty()
        || failure instanceof IncompleteExecutionException
        || failure instanceof VirtualMachineError
        || String.valueOf(failure.getMessage()).contains(journal.toString())) {
      return failure;
    }
    Throwable explained = explained(failure, "\n\n" + lines(entries));
    explained.setStackTrace(failure.getStackTrace());
    for (Throwable suppressed : failure.getSuppressed()) {
      explained.addSuppressed(suppressed);
    }
    return explained;
  }

  private static Throwable explained(Throwable failure, String calls) {
    String message = (failure.getMessage() == null ? "" : failure.getMessage()) + calls;
    if (failure instanceof MultipleFailuresError multiple) {
      return new ExplainedFailures(multiple, message);
    }
    if (failure instanceof AssertionFailedError comparison) {
      return comparison.isExpectedDefined()
          ? new AssertionFailedError(
              message, comparison.getExpected(), comparison.getActual(), failure.getCause())
          : new AssertionFailedError(message, failure.getCause());
    }
    if (failure instanceof AssertionError) {
      return new AssertionError(message, failure.getCause());
    }
    return new ExplainedError(failure, calls);
  }

  private static String lines(List<JournalEntry> entries) {
    int skipped = Math.max(0, entries.size() - MAX_SHOWN);
    String head =
        skipped == 0
            ? "The calls of this test:\n"
            : "The last " + MAX_SHOWN + " of the " + entries.size() + " calls of this test:\n";
    return entries.stream()
        .skip(skipped)
        .map(TestCalls::line)
        .collect(Collectors.joining("\n", head, ""));
  }

  /** The entry, with its explanation unless its violations already give the reason. */
  private static String line(JournalEntry entry) {
    return entry
        + entry
            .explanation()
            .filter(explanation -> entry.violations().isEmpty())
            .map(
                explanation ->
                    "\n    "
                        + explanation.rule()
                        + ": "
                        + explanation.cause()
                        + " "
                        + explanation.change())
            .orElse("");
  }

  /** Several failures with a common message. Development environments show each of them. */
  private static final class ExplainedFailures extends MultipleFailuresError {

    private static final long serialVersionUID = 1;

    private final String message;

    ExplainedFailures(MultipleFailuresError failures, String message) {
      super("", failures.getFailures());
      this.message = message;
    }

    @Override
    public String getMessage() {
      return message;
    }
  }

  /** Prints like the original error, followed by the calls. */
  private static final class ExplainedError extends RuntimeException {

    private static final long serialVersionUID = 1;

    ExplainedError(Throwable error, String calls) {
      super(error + calls, error);
    }

    @Override
    public String toString() {
      return getMessage();
    }
  }
}
