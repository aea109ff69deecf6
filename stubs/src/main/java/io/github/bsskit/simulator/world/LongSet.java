package io.github.bsskit.simulator.world;

import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * A set of numbers with random bits, such as hashes, of 10 to 13 bytes each.
 *
 * <p>A large set consists of 256 small ones, selected by the number's first byte. Each grows by a
 * quarter, so that growing never takes much memory or time.
 */
public final class LongSet {

  private static final int PARTS = 256;
  private static final int LARGEST_UNDIVIDED = 2_048;
  private static final int FIRST_LENGTH = 6;

  private final boolean isPart;
  private long[] slots = new long[FIRST_LENGTH];
  private LongSet[] parts;
  private boolean hasZero;
  private int size;

  /** Without numbers. */
  public LongSet() {
    this(false);
  }

  private LongSet(boolean isPart) {
    this.isPart = isPart;
  }

  /**
   * Adds a number.
   *
   * @return whether it is new
   */
  public boolean add(long number) {
    boolean isNew = parts == null ? addHere(number) : part(number).add(number);
    size += isNew ? 1 : 0;
    if (!isPart && parts == null && size > LARGEST_UNDIVIDED) {
      divide();
    }
    return isNew;
  }

  private boolean addHere(long number) {
    // Zero marks an empty slot.
    if (number == 0) {
      boolean isNew = !hasZero;
      hasZero = true;
      return isNew;
    }
    int slot = slot(number);
    if (slots[slot] == number) {
      return false;
    }
    slots[slot] = number;
    // Searches are slow when less than a fifth of the slots is empty.
    if ((size + 1) * 5L > slots.length * 4L) {
      grow();
    }
    return true;
  }

  boolean contains(long number) {
    if (parts != null) {
      return part(number).contains(number);
    }
    return number == 0 ? hasZero : slots[slot(number)] == number;
  }

  int size() {
    return size;
  }

  /** How many groups {@link #sorted} can return. */
  int groups() {
    return parts == null ? 1 : PARTS;
  }

  /** The numbers of a group as unsigned numbers in order; those of the next group are larger. */
  long[] sorted(int group) {
    LongSet numbers = parts == null ? this : parts[group];
    long[] sorted = new long[numbers.size];
    int[] next = {0};
    // Numbers with their first bit inverted sort as unsigned ones.
    numbers.forEach(number -> sorted[next[0]++] = number ^ Long.MIN_VALUE);
    Arrays.sort(sorted);
    for (int at = 0; at < sorted.length; at++) {
      sorted[at] ^= Long.MIN_VALUE;
    }
    return sorted;
  }

  /** Visits all numbers in arbitrary order. */
  public void forEach(LongConsumer consumer) {
    if (parts != null) {
      for (LongSet part : parts) {
        part.forEach(consumer);
      }
      return;
    }
    if (hasZero) {
      consumer.accept(0);
    }
    for (long number : slots) {
      if (number != 0) {
        consumer.accept(number);
      }
    }
  }

  private LongSet part(long number) {
    return parts[(int) (number >>> 56)];
  }

  /** The slot of the number, or the empty slot for it. */
  private int slot(long number) {
    int slot = (int) (((number & 0xFFFFFFFFL) * slots.length) >>> 32);
    while (slots[slot] != 0 && slots[slot] != number) {
      slot = slot + 1 == slots.length ? 0 : slot + 1;
    }
    return slot;
  }

  private void grow() {
    long[] before = slots;
    slots = new long[before.length + before.length / 4 + 2];
    for (long number : before) {
      if (number != 0) {
        slots[slot(number)] = number;
      }
    }
  }

  private void divide() {
    LongSet[] divided = new LongSet[PARTS];
    for (int part = 0; part < PARTS; part++) {
      divided[part] = new LongSet(true);
    }
    forEach(number -> divided[(int) (number >>> 56)].add(number));
    parts = divided;
    slots = null;
    hasZero = false;
  }
}
