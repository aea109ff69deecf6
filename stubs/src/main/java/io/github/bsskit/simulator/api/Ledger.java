package io.github.bsskit.simulator.api;

import java.util.List;

/** Orders and quota ledgers: all of them, or those that one account has paid for. */
public interface Ledger {

  /** Restricts the ledger to one account. */
  Ledger ofAccount(long accountId);

  /** The orders, oldest first. */
  List<Order> orders();

  /** The quota ledgers, oldest first. */
  List<QuotaLedger> quotas();

  /**
   * Orders that look like duplicates: the same buyer orders the same for the same owner, each
   * within ten minutes of the previous one (I).
   *
   * @return groups of two or more orders
   */
  List<List<Order>> suspectedDuplicates();

  /**
   * Fails unless there is exactly one order. An order whose response was lost counts as well.
   *
   * @throws AssertionError with the orders and the calls
   */
  void assertSinglePurchase();

  /**
   * Fails if there are {@link #suspectedDuplicates}.
   *
   * @throws AssertionError with these orders and the calls
   */
  void assertNoDuplicates();
}
