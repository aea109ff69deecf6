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
  private final OptionalLong scope;

  /**
   * A part of the journal.
   *
   * @param calls not yet explained, oldest first
   * @param cursor what to read from next
   */
  public record Page(List<RecordedCall> calls, String cursor) {}

  private CallJournal(
      Supplier<CallRecorder> calls, IntSupplier epoch, AtomicLong clears, OptionalLong scope) {
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
    this(calls, epoch, new AtomicLong(), OptionalLong.empty());
  }

  @Override
  public void clear() {
    calls.get().remove(scope);
    clears.incrementAndGet();
  }

  /** Grows each time entries are deleted on demand. */
  public long removals() {
    return calls.get().removals().orElseGet(() -> clears.get() + epoch.getAsInt() - 1);
  }

  @Override
  public CallJournal ofAccount(long accountId) {
    return new CallJournal(calls, epoch, clears, OptionalLong.of(accountId));
  }

  @Override
  public List<JournalEntry> entries() {
    return calls().stream().map(RecordedCall::entry).toList();
  }

  /** The calls, oldest first, not yet explained. */
  public List<RecordedCall> calls() {
    return callsAfter(0);
  }

  /** The calls after a number, oldest first, not yet explained. */
  public List<RecordedCall> callsAfter(long number) {
    return calls.get().after(number, scope);
  }

  /**
   * The first calls after a cursor that match. A reader that follows the cursors sees each call
   * that is kept once, even if several simulators end calls in another order than that of their
   * numbers.
   *
   * @param cursor of the page before; {@link JournalCursor#START} for the first page
   * @param limit the maximum number of calls, at least 1
   */
  public Page page(String cursor, long limit, Predicate<RecordedCall> filter) {
    CallRecorder recorder = calls.get();
    long after = JournalCursor.number(cursor, recorder.state());
    // Before the calls: those that are added in between are on the next page.
    long last = Math.max(after, recorder.lastNumber());
    List<RecordedCall> found =
        recorder.after(after, scope).stream()
            .filter(call -> call.number() <= last && filter.test(call))
            .limit(limit)
            .toList();
    long next = found.size() < limit ? last : found.get(found.size() - 1).number();
    return new Page(found, JournalCursor.of(recorder.state(), next));
  }

  /** The cursor that follows a call. */
  public String cursorAfter(long number) {
    return JournalCursor.of(calls.get().state(), number);
  }

  /** The call with a number and its exchange, if the journal still has it. */
  public Optional<RecordedCall> call(long number) {
    return calls.get().find(number).filter(call -> CallRecorder.isOf(scope, call));
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
