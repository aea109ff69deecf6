package io.github.bsskit.conformance.crooked;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** What changes: ledgers, nonces, orders, rate windows, faults. Each method is one atomic step. */
final class World {

  private final Set<String> ledgers = new HashSet<>();
  private final Set<String> nonces = new HashSet<>();
  private final Map<Long, Deque<Long>> windows = new HashMap<>();
  private final Map<String, Deque<Refusal>> faults = new HashMap<>();
  private long lastOrder = 202407022550621000L;

  /** Opens a ledger under all these keys, or answers false if one of them has one. */
  synchronized boolean openLedger(List<String> keys) {
    if (hasLedger(keys)) {
      return false;
    }
    return ledgers.addAll(keys);
  }

  synchronized boolean hasLedger(List<String> keys) {
    return keys.stream().anyMatch(ledgers::contains);
  }

  /** Remembers a nonce, or answers false if it is known. */
  synchronized boolean useNonce(String nonce) {
    return nonces.add(nonce);
  }

  /** The next order number: above 2^53, odd and even, ever growing. */
  synchronized long nextOrder() {
    lastOrder += ThreadLocalRandom.current().nextInt(1, 4);
    return lastOrder;
  }

  /** Counts a call of an account, or answers false if its window is full. */
  synchronized boolean withinRate(long account, int limit, long windowMillis) {
    Deque<Long> calls = windows.computeIfAbsent(account, id -> new ArrayDeque<>());
    long now = System.currentTimeMillis();
    while (!calls.isEmpty() && calls.peekFirst() <= now - windowMillis) {
      calls.removeFirst();
    }
    return calls.size() < limit && calls.add(now);
  }

  synchronized void inject(String action, Refusal fault) {
    faults.computeIfAbsent(action, name -> new ArrayDeque<>()).add(fault);
  }

  /** The fault that the next call of the action ends in, or null. */
  synchronized Refusal nextFault(String action) {
    return faults.getOrDefault(action, new ArrayDeque<>()).poll();
  }

  synchronized void refill() {
    windows.clear();
  }

  /** Forgets the ledgers and the faults. */
  synchronized void reset() {
    ledgers.clear();
    faults.clear();
  }
}
