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
 * Who has called what how often: a sliding window for each account and operation, of about 30 bytes
 * for each call that the limit admits.
 */
public final class RateWindows {

  private static final Duration SAME_TIME = Duration.ofSeconds(1);

  private record Key(long accountId, String action) {}

  /** The calls of an account, and a time after which none of them was. */
  private static final class Window {
    private final Deque<Instant> calls;
    private Instant latest;

    private Window(List<Instant> sorted) {
      calls = new ArrayDeque<>(sorted);
      latest = calls.isEmpty() ? Instant.MIN : calls.peekLast();
    }

    private void add(Instant call) {
      calls.addLast(call);
      latest = call.isAfter(latest) ? call : latest;
    }

    /** Most often there are none, which costs no look at the single calls. */
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

  private final Map<Key, Window> windows = new HashMap<>();

  RateWindows() {}

  /**
   * Lets a call through, or tells how long to wait. A call that is held back does not count.
   *
   * @return nothing if the call passes; otherwise the time until one may, positive
   */
  public synchronized Optional<Duration> admit(
      long accountId, String action, RateLimit limit, Instant now) {
    Window window =
        windows.computeIfAbsent(new Key(accountId, action), key -> new Window(List.of()));
    // A clock that was put back must not hold callers back until it is there again; calls at the
    // same time may come in any order.
    window.removeAfter(now.plus(SAME_TIME));
    Instant start = now.minus(limit.period());
    window.removeUntil(start);
    if (window.calls.size() >= limit.requests()) {
      return Optional.of(Duration.between(start, window.calls.peekFirst()));
    }
    window.add(now);
    return Optional.empty();
  }

  /** Forgets all calls, so that every window is as at the start. */
  public synchronized void refill() {
    windows.clear();
  }

  /** When which account has called which operation, the oldest calls first. */
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

  synchronized void restore(WorldSnapshot.RateWindow window) {
    windows.put(
        new Key(window.account(), window.action()),
        new Window(window.calls().stream().sorted().toList()));
  }
}
