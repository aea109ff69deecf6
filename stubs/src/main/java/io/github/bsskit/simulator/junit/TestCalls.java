package io.github.bsskit.simulator.junit;

import io.github.bsskit.simulator.api.Journal;
import io.github.bsskit.simulator.api.JournalEntry;
import java.util.List;
import java.util.stream.Collectors;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.IncompleteExecutionException;
import org.opentest4j.MultipleFailuresError;

/** The calls that a test has made, for the message of its failure. */
final class TestCalls {

  private static final int MOST = 50;

  private final Journal journal;

  TestCalls(Journal journal) {
    this.journal = journal;
  }

  /**
   * A failure with the calls in its message: a failure stays a failure, with what was expected and
   * what came, an error stays an error, and the stack trace is the same. What aborts a test is no
   * failure; a failure that has the calls already, as those of a ledger, needs them once.
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
    if (failure instanceof MultipleFailuresError several) {
      return new SeveralFailures(several, message);
    }
    if (failure instanceof AssertionFailedError one) {
      return one.isExpectedDefined()
          ? new AssertionFailedError(
              message, one.getExpected(), one.getActual(), failure.getCause())
          : new AssertionFailedError(message, failure.getCause());
    }
    if (failure instanceof AssertionError) {
      return new AssertionError(message, failure.getCause());
    }
    return new ErrorInTest(failure, calls);
  }

  private static String lines(List<JournalEntry> entries) {
    int left = Math.max(0, entries.size() - MOST);
    String head =
        left == 0
            ? "The calls of this test:\n"
            : "The last %d of the %d calls of this test:\n".formatted(MOST, entries.size());
    return entries.stream()
        .skip(left)
        .map(TestCalls::line)
        .collect(Collectors.joining("\n", head, ""));
  }

  /** A violation tells its reason itself; other refusals need a line for it. */
  private static String line(JournalEntry entry) {
    return entry
        + entry
            .explanation()
            .filter(why -> entry.violations().isEmpty())
            .map(why -> "\n    " + why.rule() + ": " + why.cause() + " " + why.change())
            .orElse("");
  }

  /** Several failures with another message; development environments show each of them. */
  private static final class SeveralFailures extends MultipleFailuresError {

    private static final long serialVersionUID = 1;

    private final String message;

    SeveralFailures(MultipleFailuresError failures, String message) {
      super("", failures.getFailures());
      this.message = message;
    }

    @Override
    public String getMessage() {
      return message;
    }
  }

  /** Looks like the error that a test ended with, and has the calls as well. */
  private static final class ErrorInTest extends RuntimeException {

    private static final long serialVersionUID = 1;

    ErrorInTest(Throwable error, String calls) {
      super(error + calls, error);
    }

    @Override
    public String toString() {
      return getMessage();
    }
  }
}
