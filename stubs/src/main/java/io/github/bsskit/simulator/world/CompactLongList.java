package io.github.bsskit.simulator.world;

import java.util.ArrayList;
import java.util.List;

/**
 * A list of numbers that takes four bytes for each, as long as neighbours are near each other.
 *
 * <p>It consists of segments of {@value #LENGTH} numbers, so that it grows without copying. A
 * segment takes four bytes for each number if all are within 2^31 of its first, and otherwise
 * eight.
 */
final class CompactLongList {

  private static final int LENGTH = 1_024;

  private static final class Segment {
    private final long first;
    private int[] near = new int[LENGTH];
    private long[] far;

    private Segment(long first) {
      this.first = first;
    }

    private void set(int at, long number) {
      long distance = number - first;
      if (far == null && distance == (int) distance) {
        near[at] = (int) distance;
        return;
      }
      if (far == null) {
        widen();
      }
      far[at] = number;
    }

    private void widen() {
      far = new long[LENGTH];
      for (int at = 0; at < LENGTH; at++) {
        far[at] = first + near[at];
      }
      near = null;
    }

    private long get(int at) {
      return far == null ? first + near[at] : far[at];
    }
  }

  private final List<Segment> segments = new ArrayList<>();
  private int size;

  /** Adds a number; all numbers must be within {@link Long#MAX_VALUE} of each other. */
  void append(long number) {
    int at = size % LENGTH;
    if (at == 0) {
      segments.add(new Segment(number));
    }
    segments.get(size / LENGTH).set(at, number);
    size++;
  }

  long get(int index) {
    return segments.get(index / LENGTH).get(index % LENGTH);
  }

  int size() {
    return size;
  }
}
