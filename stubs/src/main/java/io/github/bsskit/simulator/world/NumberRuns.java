package io.github.bsskit.simulator.world;

import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * A set of numbers, kept as runs of every second number: order numbers of a day are one run. Adding
 * the next number of the last run takes one comparison.
 */
public final class NumberRuns {

  /** The numbers {@code first}, {@code first + 2}, … to {@code last}. */
  private static final class Run {
    private final long first;
    private long last;

    private Run(long number) {
      first = number;
      last = number;
    }
  }

  private final NavigableMap<Long, Run> odd = new TreeMap<>();
  private final NavigableMap<Long, Run> even = new TreeMap<>();
  private Run latest;

  private NavigableMap<Long, Run> runs(long number) {
    return (number & 1) == 0 ? even : odd;
  }

  /** Adds a number from 0 that it does not contain. */
  public void add(long number) {
    if (latest == null || latest.last + 2 != number) {
      latest = runBefore(number);
    }
    latest.last = number;
  }

  /** The run that a number continues, or a new one. */
  private Run runBefore(long number) {
    Map.Entry<Long, Run> before = runs(number).floorEntry(number);
    return before != null && before.getValue().last + 2 == number
        ? before.getValue()
        : runs(number).computeIfAbsent(number, Run::new);
  }

  /** Whether a number was added. */
  public boolean contains(long number) {
    return largestUpTo(runs(number), number).equals(OptionalLong.of(number));
  }

  /** The largest number from {@code min} to {@code max} of one of two parities, if any. */
  OptionalLong within(long min, long max) {
    OptionalLong number = largestUpTo(odd, max);
    if (number.isEmpty() || number.getAsLong() < min) {
      number = largestUpTo(even, max);
    }
    return number.isPresent() && number.getAsLong() >= min ? number : OptionalLong.empty();
  }

  private static OptionalLong largestUpTo(NavigableMap<Long, Run> runs, long max) {
    Map.Entry<Long, Run> before = runs.floorEntry(max);
    if (before == null) {
      return OptionalLong.empty();
    }
    Run run = before.getValue();
    return OptionalLong.of(Math.min(run.last, max - (max - run.first) % 2));
  }
}
