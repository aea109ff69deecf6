package io.github.bsskit.simulator.world;

import io.github.bsskit.contract.RateLimit;
import io.github.bsskit.simulator.api.Order;
import io.github.bsskit.simulator.api.QuotaLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * What calls leave in one state of a world: nonces, rate windows, ledgers, orders. Each step is
 * atomic, for all simulators that share the state.
 */
public interface Records {

  /**
   * Runs a call, of which all steps below are part. When it returns, they are kept.
   *
   * @param requestId the RequestId of its response
   * @param call takes the steps, in this order, each at most once; may be run again with other
   *     results of the steps, and must depend on nothing else that changes
   * @return the result of its last run
   * @throws StateReplacedException if the state was replaced before its first step
   * @throws StoreUnavailableException if its steps could not be kept, or nobody knows
   */
  <T> T execute(String requestId, Supplier<T> call);

  /**
   * Runs the rest of a call that was delayed, with the same RequestId. It belongs to this state
   * even if the state has been replaced in the meantime.
   *
   * @throws StoreUnavailableException as {@link #execute}
   */
  <T> T resume(String requestId, Supplier<T> rest);

  /**
   * Uses a nonce.
   *
   * @param validUntil until when it must not be used again, by the key's clock
   * @param now the time of the key's clock
   * @return whether the key uses it for the first time
   */
  boolean useNonce(String keyId, String nonce, Instant validUntil, Instant now);

  /**
   * Admits a call to an operation, or returns how long to wait. Only admitted calls count.
   *
   * @return empty if the call is admitted; otherwise the time to wait, positive
   */
  Optional<Duration> admit(long accountId, String action, RateLimit limit, Instant now);

  /** Counts a call and returns the first fault that applies to it, if any. */
  Optional<ArmedFaults.Armed> meetFault(Fault.CallFacts call);

  /**
   * Opens a ledger, unless its owner has one or its opener has already used the OutBizId.
   *
   * @return whether it was opened; otherwise nothing changes
   */
  boolean openLedger(QuotaLedger ledger);

  /**
   * Records an order.
   *
   * @param maker creates the order with new ids, at the time of its buyer's clock
   */
  Order placeOrder(long buyer, BiFunction<IdGenerator, Instant, Order> maker);

  /** The calls that count for rate limits, by account and operation. */
  List<WorldSnapshot.RateWindow> rateWindows();

  /** Forgets all calls that count for rate limits. */
  void refillRates();

  /** The journal; empty if this store keeps none, so that it ends with the process. */
  Optional<StoredJournal> journal();

  /** All ledgers so far, oldest first, read while they are iterated over. */
  Iterable<QuotaLedger> ledgers();

  /** All orders so far, oldest first, read while they are iterated over. */
  Iterable<Order> orders();

  /** Whether an order has a number. */
  boolean hasOrder(long orderId);

  /** The number of an order from {@code min} to {@code max}, if there is one. */
  OptionalLong orderWithin(long min, long max);

  /**
   * Suspected duplicates: equal orders, each within ten minutes of the one before (I).
   *
   * @return groups of two or more, oldest first
   */
  Iterable<List<Order>> suspectedDuplicates();
}
