package io.github.bsskit.simulator.journal;

import io.github.bsskit.contract.Operation;
import io.github.bsskit.simulator.api.Journal;
import io.github.bsskit.simulator.api.JournalEntry;
import io.github.bsskit.simulator.gateway.RawRequest;
import io.github.bsskit.simulator.gateway.RawResponse;
import io.github.bsskit.simulator.world.World;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The journal of a simulation, with the exchanges. */
public final class CallJournal implements Journal {

  private final CallAnalyzer analyzer;
  private final BoundedRing<RecordedCall> ring;
  private final AtomicLong removals;
  private final Predicate<JournalEntry> scope;

  private CallJournal(
      CallAnalyzer analyzer,
      BoundedRing<RecordedCall> ring,
      AtomicLong removals,
      Predicate<JournalEntry> scope) {
    this.analyzer = analyzer;
    this.ring = ring;
    this.removals = removals;
    this.scope = scope;
  }

  /**
   * Creates an empty journal.
   *
   * @param limit the maximum number of calls; 0 keeps none
   */
  public CallJournal(World world, List<Operation> operations, int limit) {
    this(
        new CallAnalyzer(world, operations),
        new BoundedRing<>(limit, RecordedCall::weight),
        new AtomicLong(),
        entry -> true);
  }

  /** Adds a call. */
  public void add(RawRequest request, RawResponse response) {
    if (ring.isOff()) {
      ring.add(number -> null);
      return;
    }
    CallAnalyzer.Finding finding =
        analyzer.analyze(request, response, () -> ring.all(call -> true));
    ring.add(number -> new RecordedCall(finding.entry(number), request, response));
  }

  /** Deletes all calls and starts numbering from 1 again. */
  public void restart() {
    ring.clear();
    removals.incrementAndGet();
  }

  @Override
  public void clear() {
    ring.remove(this::isInScope);
    removals.incrementAndGet();
  }

  /** Changes each time entries are deleted on demand. */
  public long removals() {
    return removals.get();
  }

  @Override
  public CallJournal ofAccount(long accountId) {
    OptionalLong account = OptionalLong.of(accountId);
    return new CallJournal(
        analyzer, ring, removals, scope.and(entry -> entry.call().account().equals(account)));
  }

  private boolean isInScope(RecordedCall call) {
    return scope.test(call.entry());
  }

  @Override
  public List<JournalEntry> entries() {
    return ring.all(this::isInScope).stream().map(RecordedCall::entry).toList();
  }

  /** The call with a number and its exchange, if the journal still has it. */
  public Optional<RecordedCall> call(long number) {
    return ring.find(call -> isInScope(call) && call.entry().number() == number);
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
    return ring.lastNumber();
  }

  @Override
  public void assertNoContractViolations() {
    if (ring.isOff()) {
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
