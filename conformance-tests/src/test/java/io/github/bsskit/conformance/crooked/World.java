package io.github.bsskit.conformance.crooked;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** The state: ledgers, nonces, orders, rates, faults. Each method is one atomic step. */
final class World {

  private final Set<String> ledgers = new HashSet<>();
  private final Set<String> nonces = new HashSet<>();
  private final Map<Long, Deque<Long>> windows = new HashMap<>();
  private final Map<String, Deque<Rejection>> faults = new HashMap<>();
  private long lastOrder = 202407022550621000L;

  /** Opens a ledger under all keys; false if one of them has a ledger. */
  synchronized boolean openLedger(List<String> keys) {
    if (hasLedger(keys)) {
      return false;
    }
    return ledgers.addAll(keys);
  }

  synchronized boolean hasLedger(List<String> keys) {
    return keys.stream().anyMatch(ledgers::contains);
  }

  /** Stores a nonce; false if it was used already. */
  synchronized boolean useNonce(String nonce) {
    return nonces.add(nonce);
  }

  /** The next order number: above 2^53, odd and even, increasing. */
  synchronized long nextOrder() {
    lastOrder += ThreadLocalRandom.current().nextInt(1, 4);
    return lastOrder;
  }

  /** Counts a call of an account; false if its window is full. */
  synchronized boolean withinRate(long account, int limit, long windowMillis) {
    Deque<Long> calls = windows.computeIfAbsent(account, id -> new ArrayDeque<>());
    long now = System.currentTimeMillis();
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

  /** Deletes all ledgers and faults. */
  synchronized void reset() {
    ledgers.clear();
    faults.clear();
  }
}
