package io.github.bsskit.simulator.world;

import io.github.bsskit.contract.RateLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A sliding window of calls for each account and operation. A call within a window takes about 30
 * bytes.
 */
public final class RateWindows {

  private static final Duration SAME_TIME = Duration.ofSeconds(1);

  private record WindowKey(long accountId, String action) {}

  /** The calls of a window; no call is after {@code latest}. */
  private static final class CallWindow {
    private final Deque<Instant> calls;
    private Instant latest;

    private CallWindow(List<Instant> sorted) {
      calls = new ArrayDeque<>(sorted);
      latest = calls.isEmpty() ? Instant.MIN : calls.peekLast();
    }

    private void add(Instant call) {
      calls.addLast(call);
      latest = call.isAfter(latest) ? call : latest;
    }

    /** Usually returns without looking at the calls. */
    private void removeAfter(Instant end) {
      if (latest.isAfter(end)) {
        calls.removeIf(call -> call.isAfter(end));
        latest = end;
      }
    }

    private void removeUntil(Instant start) {
      while (!calls.isEmpty() && !calls.peekFirst().isAfter(start)) {
        calls.removeFirst();
      }
    }
  }

  private final Map<WindowKey, CallWindow> windows = new HashMap<>();

  RateWindows() {}

  /**
   * Admits a call, or returns how long to wait. Only admitted calls count.
   *
   * @return empty if the call is admitted; otherwise the time to wait, positive
   */
  public synchronized Optional<Duration> admit(
      long accountId, String action, RateLimit limit, Instant now) {
    CallWindow window =
        windows.computeIfAbsent(new WindowKey(accountId, action), key -> new CallWindow(List.of()));
    // After the clock was set back, later calls must not count. Concurrent calls may arrive in any
    // order.
    window.removeAfter(now.plus(SAME_TIME));
    Instant start = now.minus(limit.period());
    window.removeUntil(start);
    if (window.calls.size() >= limit.requests()) {
      return Optional.of(Duration.between(start, window.calls.peekFirst()));
    }
    window.add(now);
    return Optional.empty();
  }

  /**
   * Whether a call counts at a time. Calls that are later do not, since the clock was set back;
   * concurrent calls may arrive in any order.
   */
  public static boolean counts(Instant call, RateLimit limit, Instant now) {
    return call.isAfter(now.minus(limit.period())) && !call.isAfter(now.plus(SAME_TIME));
  }

  /** Forgets all calls. */
  public synchronized void refill() {
    windows.clear();
  }

  /** The calls of all windows, oldest first. */
  public synchronized List<WorldSnapshot.RateWindow> snapshot() {
    return windows.entrySet().stream()
        .map(
            window ->
                new WorldSnapshot.RateWindow(
                    window.getKey().accountId(),
                    window.getKey().action(),
                    List.copyOf(window.getValue().calls)))
        .sorted(
            Comparator.comparingLong(WorldSnapshot.RateWindow::account)
                .thenComparing(WorldSnapshot.RateWindow::action))
        .toList();
  }

  /**
   * Restores a window.
   *
   * @throws IllegalArgumentException if the account has one for the operation
   */
  synchronized void restore(WorldSnapshot.RateWindow window) {
    CallWindow calls = new CallWindow(window.calls().stream().sorted().toList());
    if (windows.putIfAbsent(new WindowKey(window.account(), window.action()), calls) != null) {
      throw new IllegalArgumentException(
          "duplicate rate window of account " + window.account() + " for " + window.action());
    }
  }
}
