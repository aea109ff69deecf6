package io.github.bsskit.simulator.journal;

import io.github.bsskit.simulator.api.Journal;
import io.github.bsskit.simulator.api.JournalEntry;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The journal of a simulation, with the exchanges. */
public final class CallJournal implements Journal {

  private final Supplier<CallRecorder> calls;
  private final IntSupplier epoch;
  private final AtomicLong clears;
  private final Predicate<RecordedCall> scope;

  private CallJournal(
      Supplier<CallRecorder> calls,
      IntSupplier epoch,
      AtomicLong clears,
      Predicate<RecordedCall> scope) {
    this.calls = calls;
    this.epoch = epoch;
    this.clears = clears;
    this.scope = scope;
  }

  /**
   * Creates a journal.
   *
   * @param calls the calls since the last reset
   * @param epoch changes with each reset
   */
  public CallJournal(Supplier<CallRecorder> calls, IntSupplier epoch) {
    this(calls, epoch, new AtomicLong(), call -> true);
  }

  @Override
  public void clear() {
    calls.get().remove(scope);
    clears.incrementAndGet();
  }

  /** Grows each time entries are deleted on demand. */
  public long removals() {
    return clears.get() + epoch.getAsInt() - 1;
  }

  @Override
  public CallJournal ofAccount(long accountId) {
    OptionalLong account = OptionalLong.of(accountId);
    return new CallJournal(
        calls, epoch, clears, scope.and(call -> call.outcome().account().equals(account)));
  }

  @Override
  public List<JournalEntry> entries() {
    return calls().stream().map(RecordedCall::entry).toList();
  }

  /** The calls, oldest first, not yet explained. */
  public List<RecordedCall> calls() {
    return calls.get().all(scope);
  }

  /** The call with a number and its exchange, if the journal still has it. */
  public Optional<RecordedCall> call(long number) {
    return calls.get().find(call -> scope.test(call) && call.number() == number);
  }

  @Override
  public Optional<JournalEntry> entry(long number) {
    return call(number).map(RecordedCall::entry);
  }

  @Override
  public List<JournalEntry> violations() {
    return entries().stream().filter(entry -> !entry.violations().isEmpty()).toList();
  }

  @Override
  public long lastNumber() {
    return calls.get().lastNumber();
  }

  @Override
  public void assertNoContractViolations() {
    if (calls.get().isOff()) {
      throw new IllegalStateException(
          "cannot check for contract violations with journal size 0: start the simulator with a"
              + " journal size of at least 1");
    }
    List<JournalEntry> violations = violations();
    if (!violations.isEmpty()) {
      throw new AssertionError(
          "the client broke the contract in "
              + violations.size()
              + " of "
              + entries().size()
              + " calls:"
              + System.lineSeparator()
              + lines(violations));
    }
  }

  /** All calls, one line each. */
  @Override
  public String toString() {
    return lines(entries());
  }

  private static String lines(List<JournalEntry> entries) {
    return entries.stream().map(JournalEntry::toString).collect(Collectors.joining("\n"));
  }
}
