package io.github.bsskit.simulator.journal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * The most recent entries: at most a number of them, and at most 16 MiB. Adding one takes the same
 * time however many are kept.
 */
public final class BoundedRing<T> {

  private static final long MAX_BYTES = 16L * 1024 * 1024;

  private record Slot<T>(T entry, long bytes) {}

  private final int limit;
  private final ToLongFunction<T> weight;
  private final Deque<Slot<T>> slots = new ArrayDeque<>();
  private long bytes;
  private long lastNumber;

  /**
   * Creates an empty ring.
   *
   * @param limit the maximum number of entries; 0 keeps none
   * @param weight about how many bytes an entry takes
   */
  public BoundedRing(int limit, ToLongFunction<T> weight) {
    this.limit = limit;
    this.weight = weight;
  }

  /** Whether no entries are kept. */
  boolean isOff() {
    return limit == 0;
  }

  /** Adds an entry, which is created for its number; numbers start at 1. */
  public synchronized void add(LongFunction<T> maker) {
    lastNumber++;
    if (isOff()) {
      return;
    }
    T entry = maker.apply(lastNumber);
    Slot<T> slot = new Slot<>(entry, weight.applyAsLong(entry));
    slots.addLast(slot);
    bytes += slot.bytes();
    while (slots.size() > limit || bytes > MAX_BYTES) {
      bytes -= slots.removeFirst().bytes();
    }
  }

  /** Removes the entries that match. */
  public synchronized void remove(Predicate<T> filter) {
    slots.removeIf(slot -> filter.test(slot.entry()));
    bytes = slots.stream().mapToLong(Slot::bytes).sum();
  }

  /** Removes all entries and starts numbering from 1 again. */
  public synchronized void clear() {
    slots.clear();
    bytes = 0;
    lastNumber = 0;
  }

  /** The number of the last entry since the last {@link #clear}, kept or not; 0 for none. */
  synchronized long lastNumber() {
    return lastNumber;
  }

  /** The most recent entry that matches; searches from the latest, which is wanted most often. */
  public synchronized Optional<T> find(Predicate<T> filter) {
    Iterator<Slot<T>> latest = slots.descendingIterator();
    while (latest.hasNext()) {
      T entry = latest.next().entry();
      if (filter.test(entry)) {
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }

  /** The entries that match, oldest first. */
  public synchronized List<T> all(Predicate<T> filter) {
    return slots.stream().map(Slot::entry).filter(filter).toList();
  }
}
