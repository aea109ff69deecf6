package io.github.bsskit.simulator.world;

import io.github.bsskit.simulator.world.WorldSnapshot.FaultProgress;
import io.github.bsskit.simulator.world.WorldSnapshot.SavedFault;
import java.util.ArrayList;
import java.util.List;
import java.util.ListIterator;
import java.util.Optional;

/** The armed faults, oldest first. */
public final class ArmedFaults {

  /**
   * An armed fault.
   *
   * @param id for example {@code fault-1}
   * @param met the number of calls that it was applied to
   */
  public record Armed(String id, Fault fault, int met) {

    private static Armed of(SavedFault saved) {
      return new Armed(saved.id(), saved.fault(), saved.progress().met());
    }
  }

  private final List<SavedFault> faults = new ArrayList<>();
  private int lastNumber;

  ArmedFaults() {}

  /** Arms a fault after those that are armed. */
  public synchronized Armed arm(Fault fault) {
    lastNumber++;
    SavedFault armed = new SavedFault("fault-" + lastNumber, fault, fault.schedule().start());
    faults.add(armed);
    return Armed.of(armed);
  }

  /** Counts a call and returns the first fault that applies to it, if any. */
  public synchronized Optional<Armed> take(Fault.CallFacts call) {
    ListIterator<SavedFault> all = faults.listIterator();
    while (all.hasNext()) {
      SavedFault armed = all.next();
      Schedule schedule = armed.fault().schedule();
      if (!armed.fault().match().matches(call)) {
        continue;
      }
      FaultProgress progress = schedule.advance(armed.progress());
      SavedFault counted = new SavedFault(armed.id(), armed.fault(), progress);
      all.set(counted);
      if (progress.met() > armed.progress().met()) {
        if (schedule.isExhausted(progress)) {
          all.remove();
        }
        return Optional.of(Armed.of(counted));
      }
    }
    return Optional.empty();
  }

  /** Whether no fault is armed. */
  public synchronized boolean isEmpty() {
    return faults.isEmpty();
  }

  /** All armed faults. */
  public synchronized List<Armed> armed() {
    return faults.stream().map(Armed::of).toList();
  }

  synchronized List<SavedFault> snapshot() {
    return List.copyOf(faults);
  }

  /** Restores a fault; faults that are armed later get other ids. */
  synchronized void restore(SavedFault saved) {
    faults.add(saved);
    String number = saved.id().replaceFirst("^fault-(?=[0-9]{1,9}$)", "");
    if (!number.equals(saved.id())) {
      lastNumber = Math.max(lastNumber, Integer.parseInt(number));
    }
  }

  /**
   * Disarms a fault.
   *
   * @return whether it was armed
   */
  public synchronized boolean disarm(String id) {
    return faults.removeIf(armed -> armed.id().equals(id));
  }

  /** Disarms the faults of a key. */
  public synchronized void disarmOf(String keyId) {
    faults.removeIf(armed -> armed.fault().match().keyId().filter(keyId::equals).isPresent());
  }

  /** Disarms all faults. */
  public synchronized void disarm() {
    faults.clear();
  }
}
