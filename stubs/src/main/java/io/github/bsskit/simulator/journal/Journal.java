package io.github.bsskit.simulator.journal;

import io.github.bsskit.contract.Operation;
import io.github.bsskit.simulator.gateway.RawRequest;
import io.github.bsskit.simulator.gateway.RawResponse;
import io.github.bsskit.simulator.world.World;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The last calls and why they were answered so, or those of them that one account made. */
public final class Journal {

  private final CallAnalyzer inspector;
  private final Ring ring;
  private final Predicate<JournalEntry> scope;

  private Journal(CallAnalyzer inspector, Ring ring, Predicate<JournalEntry> scope) {
    this.inspector = inspector;
    this.ring = ring;
    this.scope = scope;
  }

  /**
   * A journal without entries.
   *
   * @param most how many calls are kept; older ones are forgotten, and 0 keeps none
   */
  public Journal(World world, List<Operation> operations, int most) {
    this(new CallAnalyzer(world, operations), new Ring(most), entry -> true);
  }

  /** Writes a call in. */
  public void add(RawRequest call, RawResponse answer) {
    if (ring.isOff()) {
      ring.count();
      return;
    }
    CallAnalyzer.Finding finding = inspector.inspect(call, answer, () -> ring.all(entry -> true));
    ring.add(number -> finding.entry(number));
  }

  /** Forgets the calls; seen by one account, those of that account alone. */
  public void clear() {
    ring.remove(scope);
  }

  /** Forgets all calls and counts from 1 again, as a reset does. */
  public void restart() {
    ring.clear();
  }

  /** The same journal, seen by one account: the calls with its keys, rightly signed or not. */
  public Journal ofAccount(long accountId) {
    return new Journal(
        inspector,
        ring,
        scope.and(
            entry -> entry.account().isPresent() && entry.account().getAsLong() == accountId));
  }

  /** The calls, the oldest first. */
  public List<JournalEntry> entries() {
    return ring.all(scope);
  }

  /** The number of the last call since the last reset, kept or not; 0 for none. */
  public long lastNumber() {
    return ring.lastNumber();
  }

  /** Is another one whenever entries were removed on demand, by whomsoever. */
  public long removals() {
    return ring.removals();
  }

  /** The call of a number, if it is still known. */
  public Optional<JournalEntry> entry(long number) {
    return ring.all(scope.and(entry -> entry.number() == number)).stream().findFirst();
  }

  /** The calls in which the client did something wrong, the oldest first. */
  public List<JournalEntry> violations() {
    return ring.all(scope.and(entry -> !entry.violations().isEmpty()));
  }

  /**
   * Fails if the client did something wrong in any call: left out or misspelt a parameter, sent a
   * value that is not of its form, signed wrongly, used a nonce twice, rounded an OrderId. What
   * depends on accounts and data, such as an owner of somebody else's, is not wrong; nor is what
   * somebody asked for with a fault.
   *
   * @throws AssertionError with each of these calls and what to change
   * @throws IllegalStateException if the journal keeps no calls, so that nothing can be told
   */
  public void assertNoContractViolations() {
    if (ring.isOff()) {
      throw new IllegalStateException(
          "the journal keeps no calls, so that violations cannot be told; start the simulator with"
              + " a journal size from 1");
    }
    List<JournalEntry> wrong = violations();
    if (!wrong.isEmpty()) {
      throw new AssertionError(
          "the client broke the contract in %d of %d calls:%n%s"
              .formatted(wrong.size(), entries().size(), lines(wrong)));
    }
  }

  /** All calls, a line each. */
  @Override
  public String toString() {
    return lines(entries());
  }

  private static String lines(List<JournalEntry> entries) {
    return entries.stream().map(JournalEntry::toString).collect(Collectors.joining("\n"));
  }
}
