package io.github.bsskit.world;

import io.github.bsskit.contract.DocumentedError;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Errors that calls are to be answered although nothing is wrong with them: a queue for each
 * operation, in the order in which they were armed.
 */
public final class Faults {

  /**
   * An error that is armed.
   *
   * @param action the operation, for example {@code CreateResourcePackage}
   * @param times how many calls it is still good for, at least 1
   */
  public record Fault(String action, DocumentedError error, int times) {

    private Fault onceLess() {
      return new Fault(action, error, times - 1);
    }
  }

  private final Map<String, Deque<Fault>> queues = new LinkedHashMap<>();

  Faults() {}

  /** Arms a fault, behind those that its operation has already. */
  public synchronized void arm(Fault fault) {
    queues.computeIfAbsent(fault.action(), action -> new ArrayDeque<>()).addLast(fault);
  }

  /** The error for the next call of an operation, which is used up once by that; usually none. */
  public synchronized Optional<DocumentedError> take(String action) {
    Deque<Fault> queue = queues.get(action);
    if (queue == null || queue.isEmpty()) {
      return Optional.empty();
    }
    Fault next = queue.removeFirst();
    if (next.times() > 1) {
      queue.addFirst(next.onceLess());
    }
    return Optional.of(next.error());
  }

  /** All that is armed, the operations one after the other. */
  public synchronized List<Fault> armed() {
    return queues.values().stream().flatMap(Deque::stream).toList();
  }

  /** Disarms all. */
  public synchronized void disarm() {
    queues.clear();
  }
}
