package io.github.bsskit.conformance.crooked;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** The state: ledgers, nonces, orders, rates, faults. Each method is one atomic step. */
final class World {

  private final Map<String, Instant> ledgers = new LinkedHashMap<>();
  private final Map<String, Instant> nonces = new LinkedHashMap<>();
  private final Map<String, Deque<Long>> windows = new HashMap<>();
  private final Map<String, Deque<Rejection>> faults = new HashMap<>();
  private long lastOrder = 202407022550621000L;
  private Duration shift = Duration.ZERO;

  /** How long and how many ledgers and nonces are remembered. */
  final Memory ledgerMemory = new Memory();

  final Memory nonceMemory = new Memory();

  /** Limits of what is remembered; none at first. */
  static final class Memory {
    Duration age = Duration.ofDays(100_000);
    int size = Integer.MAX_VALUE;

    private void forget(Map<String, Instant> entries, Instant now) {
      entries.values().removeIf(at -> at.plus(age).isBefore(now));
      while (entries.size() > size) {
        entries.remove(entries.keySet().iterator().next());
      }
    }
  }

  /** The time of the server's clock. */
  synchronized Instant now() {
    return Instant.now().plus(shift);
  }

  synchronized void advance(long seconds) {
    shift = shift.plusSeconds(seconds);
  }

  /** Opens a ledger under all keys; false if one of them has a ledger. */
  synchronized boolean openLedger(List<String> keys) {
    if (hasLedger(keys)) {
      return false;
    }
    keys.forEach(key -> ledgers.put(key, now()));
    return true;
  }

  synchronized boolean hasLedger(List<String> keys) {
    ledgerMemory.forget(ledgers, now());
    return keys.stream().anyMatch(ledgers::containsKey);
  }

  /** Stores a nonce; false if it was used already. */
  synchronized boolean useNonce(String nonce) {
    nonceMemory.forget(nonces, now());
    return nonces.putIfAbsent(nonce, now()) == null;
  }

  /** The next order number: above 2^53, odd and even, increasing. */
  synchronized long nextOrder() {
    lastOrder += ThreadLocalRandom.current().nextInt(1, 4);
    return lastOrder;
  }

  /** Counts a call of an account; false if its window is full. */
  synchronized boolean withinRate(String account, int limit, long windowMillis) {
    Deque<Long> calls = windows.computeIfAbsent(account, id -> new ArrayDeque<>());
    long now = now().toEpochMilli();
    while (!calls.isEmpty() && calls.peekFirst() <= now - windowMillis) {
      calls.removeFirst();
    }
    return calls.size() < limit && calls.add(now);
  }

  synchronized void inject(String action, Rejection fault) {
    faults.computeIfAbsent(action, name -> new ArrayDeque<>()).add(fault);
  }

  /** The fault for the next call of the action, or null. */
  synchronized Rejection nextFault(String action) {
    return faults.getOrDefault(action, new ArrayDeque<>()).poll();
  }

  synchronized void refill() {
    windows.clear();
  }

  /** The same, counted in windows that begin with each minute of the clock. */
  synchronized boolean withinFixedWindow(String account, int limit, long windowMillis) {
    String window = account + " " + now().toEpochMilli() / windowMillis;
    Deque<Long> calls = windows.computeIfAbsent(window, id -> new ArrayDeque<>());
    return calls.size() < limit && calls.add(0L);
  }

  /** Deletes all ledgers and faults, and resets the clock. */
  synchronized void reset() {
    shift = Duration.ZERO;
    ledgers.clear();
    faults.clear();
  }
}
