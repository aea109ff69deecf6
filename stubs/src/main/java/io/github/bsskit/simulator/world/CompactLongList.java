package io.github.bsskit.simulator.world;

import java.util.ArrayList;
import java.util.List;

/**
 * A column of numbers that grows at its end, four bytes each as long as they are near each other.
 *
 * <p>It consists of segments of {@value #LENGTH} numbers, so that it grows without being copied. A
 * segment whose numbers are all within 2^31 of its first has four bytes for each, any other eight.
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

  /** Adds a number from 0 to {@link Long#MAX_VALUE}, or one that is as near to 0 below it. */
  void append(long number) {
    int at = size % LENGTH;
    if (at == 0) {
      segments.add(new Segment(number));
    }
    segments.get(size / LENGTH).set(at, number);
    size++;
  }

  /** The number at a place, which is from 0 to below {@link #size}. */
  long get(int place) {
    return segments.get(place / LENGTH).get(place % LENGTH);
  }

  int size() {
    return size;
  }
}
