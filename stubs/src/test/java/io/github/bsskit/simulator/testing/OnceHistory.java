package io.github.bsskit.simulator.testing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The history of things that can each be done once, such as opening an owner's ledger or using a
 * nonce, recorded by concurrent callers. Checks whether each can be explained by attempts that took
 * effect one after the other, each at an instant between its start and its end (linearizability,
 * Herlihy and Wing 1990). The search is exhaustive, as in Wing and Gong 1993.
 */
public final class OnceHistory {

  /** What an attempt has brought. */
  public enum Outcome {
    /** It was the first. */
    DONE,
    /** It was told that another one was before it. */
    TOO_LATE,
    /** The response was lost: it had an effect at any time after its start, or has none. */
    UNKNOWN
  }

  /**
   * An attempt.
   *
   * @param start {@link System#nanoTime} before it was sent
   * @param end {@link System#nanoTime} after its response was received
   */
  public record Attempt(long start, long end, Outcome outcome) {}

  private static final int MOST = 63;

  private final Map<String, Queue<Attempt>> attempts = new ConcurrentHashMap<>();
  private final AtomicInteger size = new AtomicInteger();

  /** Adds an attempt to do the thing with a name; at most 63 for each. */
  public void add(String thing, Attempt attempt) {
    attempts.computeIfAbsent(thing, name -> new ConcurrentLinkedQueue<>()).add(attempt);
    size.incrementAndGet();
  }

  /** The number of attempts. */
  public int size() {
    return size.get();
  }

  /** The things whose attempts cannot be explained, each with its attempts. */
  public List<String> violations() {
    List<String> violations = new ArrayList<>();
    attempts.forEach(
        (thing, queue) -> {
          List<Attempt> all =
              queue.stream().sorted(Comparator.comparingLong(Attempt::start)).toList();
          if (!isLinearizable(all)) {
            violations.add(thing + ": " + all);
          }
        });
    return violations;
  }

  /** Whether attempts to do one thing can be explained. */
  public static boolean isLinearizable(List<Attempt> attempts) {
    if (attempts.size() > MOST) {
      throw new IllegalArgumentException(attempts.size() + " attempts: use at most " + MOST);
    }
    return new Search(attempts).isExplained(0, false);
  }

  /** Tries all orders of some attempts. */
  private static final class Search {

    private final List<Attempt> attempts;

    /**
     * What has been tried in vain: a bit for each attempt, and the lowest for whether it is done.
     */
    private final Set<Long> failed = new HashSet<>();

    Search(List<Attempt> attempts) {
      this.attempts = attempts;
    }

    /**
     * Whether the other attempts can follow.
     *
     * @param placed a bit for each attempt that has taken effect
     * @param isDone whether the thing is done then
     */
    boolean isExplained(long placed, boolean isDone) {
      long end = firstEnd(placed);
      if (end == Long.MAX_VALUE) {
        return true;
      }
      if (!failed.add(placed << 1 | (isDone ? 1 : 0))) {
        return false;
      }
      for (int i = 0; i < attempts.size(); i++) {
        Attempt next = attempts.get(i);
        boolean canBeNext = (placed & 1L << i) == 0 && next.start() < end;
        if (canBeNext
            && isDone == (next.outcome() == Outcome.TOO_LATE)
            && isExplained(placed | 1L << i, true)) {
          return true;
        }
      }
      return false;
    }

    /** The first end of the attempts that are left and must have taken effect. */
    private long firstEnd(long placed) {
      long first = Long.MAX_VALUE;
      for (int i = 0; i < attempts.size(); i++) {
        Attempt attempt = attempts.get(i);
        if ((placed & 1L << i) == 0 && attempt.outcome() != Outcome.UNKNOWN) {
          first = Math.min(first, attempt.end());
        }
      }
      return first;
    }
  }
}
