package io.github.bsskit.simulator.metrics;

import java.util.concurrent.atomic.LongAdder;

/** Counts durations by size. Threads that count do not wait for each other. */
public final class LatencyHistogram {

  /** From 50 microseconds to 10 seconds. */
  private static final long[] BOUNDS = {
    50_000,
    100_000,
    250_000,
    500_000,
    1_000_000,
    2_500_000,
    5_000_000,
    10_000_000,
    25_000_000,
    50_000_000,
    100_000_000,
    250_000_000,
    500_000_000,
    1_000_000_000,
    2_500_000_000L,
    5_000_000_000L,
    10_000_000_000L
  };

  private static final double NANOS_PER_SECOND = 1e9;

  private final LongAdder[] counts = new LongAdder[BOUNDS.length + 1];
  private final LongAdder sum = new LongAdder();

  /** Creates a histogram without durations. */
  public LatencyHistogram() {
    for (int bucket = 0; bucket < counts.length; bucket++) {
      counts[bucket] = new LongAdder();
    }
  }

  /** Counts a duration in nanoseconds. */
  public void add(long nanos) {
    int bucket = 0;
    while (bucket < BOUNDS.length && nanos > BOUNDS[bucket]) {
      bucket++;
    }
    counts[bucket].increment();
    sum.add(nanos);
  }

  /** The upper bounds of the buckets in seconds, ascending; the last one is infinite. */
  public static double[] bounds() {
    double[] bounds = new double[BOUNDS.length + 1];
    for (int bucket = 0; bucket < BOUNDS.length; bucket++) {
      bounds[bucket] = BOUNDS[bucket] / NANOS_PER_SECOND;
    }
    bounds[BOUNDS.length] = Double.POSITIVE_INFINITY;
    return bounds;
  }

  /** The number of durations in each bucket, not cumulative. */
  public long[] counts() {
    long[] read = new long[counts.length];
    for (int bucket = 0; bucket < counts.length; bucket++) {
      read[bucket] = counts[bucket].sum();
    }
    return read;
  }

  /** The sum of all durations in seconds. */
  public double sum() {
    return sum.sum() / NANOS_PER_SECOND;
  }
}
