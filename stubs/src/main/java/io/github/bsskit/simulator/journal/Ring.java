package io.github.bsskit.simulator.journal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/** The last entries: so many, and no more than fit into some megabytes. */
final class Ring {

  /** What was sent is kept, for explanations; large bodies must not fill the memory. */
  private static final long MOST_BYTES = 16L * 1024 * 1024;

  /** An entry, and about how many bytes it keeps. */
  private record Kept(JournalEntry entry, long bytes) {}

  private final int most;
  private final Deque<Kept> entries = new ArrayDeque<>();
  private long bytes;
  private long lastNumber;
  private long removals;

  Ring(int most) {
    this.most = most;
  }

  /** Whether nothing is ever kept. */
  boolean isOff() {
    return most == 0;
  }

  /** Counts an entry that is not kept. */
  synchronized void count() {
    lastNumber++;
  }

  /** Adds an entry, which is made for the number that it gets. */
  synchronized void add(LongFunction<JournalEntry> maker) {
    JournalEntry entry = maker.apply(++lastNumber);
    Kept kept = new Kept(entry, entry.call().weight() + entry.answer().weight());
    entries.addLast(kept);
    bytes += kept.bytes();
    while (entries.size() > most || bytes > MOST_BYTES) {
      bytes -= entries.removeFirst().bytes();
    }
  }

  synchronized void remove(Predicate<JournalEntry> which) {
    removals++;
    entries.removeIf(kept -> which.test(kept.entry()));
    bytes = entries.stream().mapToLong(Kept::bytes).sum();
  }

  synchronized void clear() {
    removals++;
    entries.clear();
    bytes = 0;
    lastNumber = 0;
  }

  /** The number of the last entry that was added since the last clearing; 0 for none. */
  synchronized long lastNumber() {
    return lastNumber;
  }

  /** How often entries were removed on demand. */
  synchronized long removals() {
    return removals;
  }

  /** The oldest first. */
  synchronized List<JournalEntry> all(Predicate<JournalEntry> scope) {
    return entries.stream().map(Kept::entry).filter(scope).toList();
  }
}
