package io.github.bsskit.simulator.world;

import io.github.bsskit.contract.RateLimit;
import io.github.bsskit.simulator.api.Order;
import io.github.bsskit.simulator.api.QuotaLedger;
import io.github.bsskit.simulator.world.Fault.CallFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/** What calls leave, in memory. Each step is kept at once. */
final class MemoryRecords implements Records {

  private final QuotaLedgers ledgers;
  private final Orders orders;
  private final Nonces nonces;
  private final RateWindows rates;
  private final ArmedFaults faults;
  private final IdGenerator ids;
  private final LongFunction<Instant> clocks;

  MemoryRecords(
      QuotaLedgers ledgers,
      Orders orders,
      Nonces nonces,
      RateWindows rates,
      ArmedFaults faults,
      IdGenerator ids,
      WorldClocks clocks) {
    this.ledgers = ledgers;
    this.orders = orders;
    this.nonces = nonces;
    this.rates = rates;
    this.faults = faults;
    this.ids = ids;
    this.clocks = account -> clocks.of(account).instant();
  }

  @Override
  public <T> T execute(String requestId, Supplier<T> call) {
    return call.get();
  }

  @Override
  public <T> T resume(String requestId, Supplier<T> rest) {
    return rest.get();
  }

  @Override
  public boolean useNonce(String keyId, String nonce, Instant validUntil, Instant now) {
    return nonces.use(keyId, nonce, validUntil, now);
  }

  @Override
  public Optional<Duration> admit(long accountId, String action, RateLimit limit, Instant now) {
    return rates.admit(accountId, action, limit, now);
  }

  @Override
  public Optional<ArmedFaults.Armed> meetFault(CallFacts call) {
    return faults.take(call);
  }

  @Override
  public boolean openLedger(QuotaLedger ledger) {
    return ledgers.open(ledger);
  }

  @Override
  public Order placeOrder(long buyer, BiFunction<IdGenerator, Instant, Order> maker) {
    Order order = maker.apply(ids, clocks.apply(buyer));
    orders.add(order);
    return order;
  }

  @Override
  public List<WorldSnapshot.RateWindow> rateWindows() {
    return rates.snapshot();
  }

  @Override
  public void refillRates() {
    rates.refill();
  }

  @Override
  public Optional<StoredJournal> journal() {
    return Optional.empty();
  }

  @Override
  public List<QuotaLedger> ledgers() {
    return ledgers.all();
  }

  @Override
  public List<Order> orders() {
    return orders.all();
  }

  @Override
  public boolean hasOrder(long orderId) {
    return orders.hasId(orderId);
  }

  @Override
  public OptionalLong orderWithin(long min, long max) {
    return orders.idWithin(min, max);
  }

  @Override
  public List<List<Order>> suspectedDuplicates() {
    return orders.suspectedDuplicates();
  }

  /**
   * Adds these records to a snapshot, all of one instant, but for nonces, of which some may be used
   * later.
   */
  WorldSnapshot snapshot(Supplier<Facts> rest) {
    // No other code holds two of these monitors.
    synchronized (orders) {
      synchronized (ledgers) {
        synchronized (nonces) {
          synchronized (rates) {
            synchronized (faults) {
              return parts(rest);
            }
          }
        }
      }
    }
  }

  private WorldSnapshot parts(Supplier<Facts> rest) {
    List<QuotaLedger> allLedgers = ledgers.all();
    List<Order> allOrders = orders.all();
    List<WorldSnapshot.UsedNonces> usedNonces = nonces.snapshot();
    List<WorldSnapshot.RateWindow> windows = rates.snapshot();
    // Read after all that belongs to an account, and before the state that made their keys.
    Facts facts = rest.get();
    return new WorldSnapshot(
        ids.state(),
        facts.clock(),
        facts.accountClocks(),
        facts.accounts(),
        allLedgers,
        allOrders,
        usedNonces,
        windows,
        facts.faults());
  }
}
