package io.github.bsskit.simulator.world;

import io.github.bsskit.simulator.api.Order;
import io.github.bsskit.simulator.api.QuotaLedger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * The state of a world from one reset or import to the next.
 *
 * <p>A call keeps the state in which it began until it ends, also while it is delayed. So a call
 * during a reset belongs entirely to the world before it: its key, its order and its journal entry.
 * Nothing else keeps a state that has been replaced.
 */
public final class WorldState {

  private final Accounts accounts;
  private final AccessKeys keys;
  private final Catalogue catalogue;
  private final QuotaLedgers ledgers;
  private final Orders orders;
  private final Nonces nonces;
  private final RateWindows rates;
  private final ArmedFaults faults;
  private final IdGenerator ids;
  private final WorldClocks clocks;

  /** A state with fixtures only. */
  WorldState(Fixtures fixtures, IdGenerator ids, WorldClocks clocks, RunTotals totals) {
    this(
        new Fixtures(
            fixtures.accounts().withoutCreated(),
            fixtures.keys().withoutCreated(),
            fixtures.catalogue()),
        new QuotaLedgers(totals),
        new Orders(ids.instanceIds(), totals),
        new Nonces(),
        new RateWindows(),
        new ArmedFaults(),
        ids,
        clocks);
  }

  /**
   * A state of these parts.
   *
   * @param holders the accounts, keys and products, including created ones
   */
  WorldState(
      Fixtures holders,
      QuotaLedgers ledgers,
      Orders orders,
      Nonces nonces,
      RateWindows rates,
      ArmedFaults faults,
      IdGenerator ids,
      WorldClocks clocks) {
    this.accounts = holders.accounts();
    this.keys = holders.keys();
    this.catalogue = holders.catalogue();
    this.ledgers = ledgers;
    this.orders = orders;
    this.nonces = nonces;
    this.rates = rates;
    this.faults = faults;
    this.ids = ids;
    this.clocks = clocks;
  }

  /** The time of the common clock. */
  public Instant now() {
    return clocks.common().instant();
  }

  /** The time of an account's clock. */
  public Instant now(long accountId) {
    return clocks.of(accountId).instant();
  }

  /**
   * Records an order.
   *
   * @param maker creates the order with new ids, at the time of its buyer's clock
   */
  public Order order(long buyer, BiFunction<IdGenerator, Instant, Order> maker) {
    Order order = maker.apply(ids, now(buyer));
    orders.add(order);
    return order;
  }

  /** All accounts. */
  public Accounts accounts() {
    return accounts;
  }

  /** All access keys. */
  public AccessKeys keys() {
    return keys;
  }

  /** The products on offer. */
  public Catalogue catalogue() {
    return catalogue;
  }

  /** All quota ledgers. */
  public QuotaLedgers ledgers() {
    return ledgers;
  }

  /** All orders. */
  public Orders orders() {
    return orders;
  }

  /** The used nonces. */
  public Nonces nonces() {
    return nonces;
  }

  /** The calls that count for rate limits. */
  public RateWindows rates() {
    return rates;
  }

  /** The armed faults. */
  public ArmedFaults faults() {
    return faults;
  }

  /** The generator of new ids. */
  public IdGenerator ids() {
    return ids;
  }

  WorldClocks clocks() {
    return clocks;
  }

  /**
   * The whole state at one instant, but for nonces, of which some may be used later: each order has
   * its nonce, but not each nonce an order. Its lists are views that take little memory.
   */
  WorldSnapshot snapshot() {
    // No other code holds two of these monitors.
    synchronized (orders) {
      synchronized (ledgers) {
        synchronized (nonces) {
          synchronized (rates) {
            synchronized (faults) {
              return parts();
            }
          }
        }
      }
    }
  }

  private WorldSnapshot parts() {
    MovableClock.ClockState clock = clocks.common().state();
    Map<Long, MovableClock.ClockState> accountClocks = clocks.accountStates();
    List<QuotaLedger> allLedgers = ledgers.all();
    List<Order> allOrders = orders.all();
    List<WorldSnapshot.UsedNonces> usedNonces = nonces.snapshot();
    List<WorldSnapshot.RateWindow> windows = rates.snapshot();
    List<WorldSnapshot.SavedFault> saved = faults.snapshot();
    // Read after all that belongs to an account, and before the state that made their keys.
    List<WorldSnapshot.CreatedAccount> created = keys.createdAccounts();
    return new WorldSnapshot(
        ids.state(),
        clock,
        accountClocks,
        created,
        allLedgers,
        allOrders,
        usedNonces,
        windows,
        saved);
  }
}
