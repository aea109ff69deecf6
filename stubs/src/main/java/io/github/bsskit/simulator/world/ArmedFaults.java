package io.github.bsskit.simulator.world;

import io.github.bsskit.simulator.world.WorldSnapshot.SavedFault;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

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

  private static final String PREFIX = "fault-";
  private static final int LARGEST = 999_999_999;
  private static final Pattern ID = Pattern.compile(PREFIX + "[1-9][0-9]{0,8}");

  private final Map<String, SavedFault> faults = new LinkedHashMap<>();
  private int lastNumber;

  ArmedFaults() {}

  /** Saved faults, oldest first. */
  public static ArmedFaults of(List<SavedFault> saved) {
    ArmedFaults faults = new ArmedFaults();
    saved.forEach(faults::restore);
    return faults;
  }

  /** Arms a fault after those that are armed. */
  public synchronized Armed arm(Fault fault) {
    do {
      lastNumber = lastNumber == LARGEST ? 1 : lastNumber + 1;
    } while (faults.containsKey(PREFIX + lastNumber));
    SavedFault armed = new SavedFault(PREFIX + lastNumber, fault, fault.schedule().start());
    faults.put(armed.id(), armed);
    return Armed.of(armed);
  }

  /** Counts a call and returns the first fault that applies to it, if any. */
  public synchronized Optional<Armed> take(Fault.CallFacts call) {
    Iterator<Map.Entry<String, SavedFault>> all = faults.entrySet().iterator();
    while (all.hasNext()) {
      Map.Entry<String, SavedFault> entry = all.next();
      SavedFault armed = entry.getValue();
      Schedule schedule = armed.fault().schedule();
      if (!armed.fault().match().matches(call)) {
        continue;
      }
      Schedule.Step step = schedule.advance(armed.progress());
      SavedFault counted = new SavedFault(armed.id(), armed.fault(), step.progress());
      entry.setValue(counted);
      if (step.applies()) {
        if (schedule.isExhausted(step.progress())) {
          all.remove();
        }
        return Optional.of(Armed.of(counted));
      }
    }
    return Optional.empty();
  }

  /** Whether a fault can apply to a call. */
  public synchronized boolean canApplyTo(Fault.CallFacts call) {
    return faults.values().stream().anyMatch(armed -> armed.fault().match().matches(call));
  }

  /** Whether no fault is armed. */
  public synchronized boolean isEmpty() {
    return faults.isEmpty();
  }

  /** All armed faults. */
  public synchronized List<Armed> armed() {
    return faults.values().stream().map(Armed::of).toList();
  }

  /** All armed faults with their progress. */
  public synchronized List<SavedFault> snapshot() {
    return List.copyOf(faults.values());
  }

  /** Replaces all faults. Ids that were used are not used again. */
  synchronized void refresh(List<SavedFault> saved) {
    faults.clear();
    saved.forEach(this::restore);
  }

  synchronized ArmedFaults copy() {
    ArmedFaults copy = of(snapshot());
    copy.lastNumber = lastNumber;
    return copy;
  }

  /**
   * Restores a fault; faults that are armed later get other ids.
   *
   * @throws IllegalArgumentException if the id is in use or not one of an armed fault
   */
  synchronized void restore(SavedFault saved) {
    if (!ID.matcher(saved.id()).matches() || faults.putIfAbsent(saved.id(), saved) != null) {
      throw new IllegalArgumentException(
          "invalid id \""
              + saved.id()
              + "\": use "
              + PREFIX
              + "1 to "
              + PREFIX
              + LARGEST
              + ", each only once");
    }
    lastNumber = Math.max(lastNumber, Integer.parseInt(saved.id().substring(PREFIX.length())));
  }

  /**
   * Disarms a fault.
   *
   * @return whether it was armed
   */
  public synchronized boolean disarm(String id) {
    return faults.remove(id) != null;
  }

  /** Disarms the faults of a key. */
  public synchronized void disarmOf(String keyId) {
    faults
        .values()
        .removeIf(armed -> armed.fault().match().keyId().filter(keyId::equals).isPresent());
  }

  /** Disarms all faults. */
  public synchronized void disarm() {
    faults.clear();
  }
}
