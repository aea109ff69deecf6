package io.github.bsskit.simulator.metrics;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Counts the work of a store outside memory and its duration, by kind. */
public final class StoreCounts {

  /** A kind of work. */
  public enum Kind {
    /** Keeps the steps of a call. */
    KEEP,
    /** Reads. */
    READ,
    /** Changes something besides calls. */
    CHANGE;

    /** In lower case. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Map<Kind, LatencyHistogram> latencies = new EnumMap<>(Kind.class);
  private final Map<Kind, LongAdder> failures = new EnumMap<>(Kind.class);
  private volatile Consumer<Object> pool;

  /** Creates counts of zero. */
  public StoreCounts() {
    for (Kind kind : Kind.values()) {
      latencies.put(kind, new LatencyHistogram());
      failures.put(kind, new LongAdder());
    }
  }

  /** Does work and counts it; work that throws counts as failed, too. */
  public <T> T time(Kind kind, Supplier<T> work) {
    long start = System.nanoTime();
    try {
      return work.get();
    } catch (RuntimeException failure) {
      failures.get(kind).increment();
      throw failure;
    } finally {
      latencies.get(kind).add(System.nanoTime() - start);
    }
  }

  /** The durations of work of a kind, failed or not. */
  public LatencyHistogram latency(Kind kind) {
    return latencies.get(kind);
  }

  /** How often work of a kind has failed. */
  public long failures(Kind kind) {
    return failures.get(kind).sum();
  }

  /** Sets what adds the metrics of a pool of connections to a registry of Micrometer. */
  public void setPool(Consumer<Object> pool) {
    this.pool = pool;
  }

  /** Whether the store is not in memory, so that there is something to count. */
  public boolean isUsed() {
    return pool != null;
  }

  /** Adds the metrics of the pool to a registry of Micrometer, once. */
  public void publishPool(Object registry) {
    pool.accept(registry);
  }
}
