package io.github.bsskit.simulator.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What calls are to meet although nothing is wrong with them, in the order of its arming. */
public final class ArmedFaults {

  /**
   * A fault that is armed.
   *
   * @param id its own, for example {@code fault-1}
   * @param met by how many calls it was met so far
   */
  public record Armed(String id, Fault fault, int met) {}

  private static final class Entry {
    private final String id;
    private final Fault fault;
    private final Schedule.Progress turn;

    private Entry(String id, Fault fault, Schedule.Progress turn) {
      this.id = id;
      this.fault = fault;
      this.turn = turn;
    }

    private Armed armed() {
      return new Armed(id, fault, turn.met());
    }
  }

  private final List<Entry> entries = new ArrayList<>();
  private int lastNumber;

  ArmedFaults() {}

  /** Arms a fault, behind those that are armed. */
  public synchronized Armed arm(Fault fault) {
    lastNumber++;
    return add("fault-" + lastNumber, fault, fault.schedule().begin());
  }

  private Armed add(String id, Fault fault, Schedule.Progress turn) {
    Entry entry = new Entry(id, fault, turn);
    entries.add(entry);
    return entry.armed();
  }

  /**
   * What a call meets: the first fault that matches it and whose turn it is, which is used up once
   * by that; usually nothing.
   */
  public synchronized Optional<Armed> take(Fault.Situation call) {
    for (Entry entry : entries) {
      if (entry.fault.match().fits(call) && entry.turn.isMet()) {
        if (entry.turn.isUsedUp()) {
          entries.remove(entry);
        }
        return Optional.of(entry.armed());
      }
    }
    return Optional.empty();
  }

  /** Whether nothing is armed. */
  public synchronized boolean isEmpty() {
    return entries.isEmpty();
  }

  /** All that is armed. */
  public synchronized List<Armed> armed() {
    return entries.stream().map(Entry::armed).toList();
  }

  synchronized List<WorldSnapshot.SavedFault> snapshot() {
    return entries.stream()
        .map(entry -> new WorldSnapshot.SavedFault(entry.id, entry.fault, entry.turn.state()))
        .toList();
  }

  /** Brings back what was armed; later faults get other ids than these have. */
  synchronized void restore(WorldSnapshot.SavedFault saved) {
    add(saved.id(), saved.fault(), saved.fault().schedule().resume(saved.progress()));
    String number = saved.id().replaceFirst("^fault-(?=[0-9]{1,9}$)", "");
    if (!number.equals(saved.id())) {
      lastNumber = Math.max(lastNumber, Integer.parseInt(number));
    }
  }

  /**
   * Disarms one.
   *
   * @return whether it was armed
   */
  public synchronized boolean disarm(String id) {
    return entries.removeIf(entry -> entry.id.equals(id));
  }

  /** Disarms those for one key. */
  public synchronized void disarmOf(String keyId) {
    entries.removeIf(entry -> entry.fault.match().keyId().filter(keyId::equals).isPresent());
  }

  /** Disarms all. */
  public synchronized void disarm() {
    entries.clear();
  }
}
