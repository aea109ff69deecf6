package io.github.bsskit.simulator.world;

import io.github.bsskit.simulator.api.Order;
import io.github.bsskit.simulator.api.OrderIds;
import io.github.bsskit.simulator.api.QuotaLedger;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;

/**
 * The world of one simulator: its constant fixtures and its state.
 *
 * <p>{@link #reset} and {@link #restore} replace all parts of the state, so do not keep a part.
 */
public final class World {

  private record State(
      Accounts accounts,
      AccessKeys keys,
      QuotaLedgers ledgers,
      Orders orders,
      Nonces nonces,
      RateWindows rates,
      ArmedFaults faults,
      IdGenerator ids,
      WorldClocks clocks) {}

  private final Fixtures fixtures;
  private final InstantSource clock;
  private final OrderIds orderIds;
  private final OptionalLong seed;
  private final RunTotals totals = new RunTotals();
  private volatile State state;

  /**
   * A world without ledgers and orders.
   *
   * @param clock the base of all clocks
   * @param seed makes all ids repeatable
   */
  public World(Fixtures fixtures, InstantSource clock, OrderIds orderIds, OptionalLong seed) {
    this.fixtures = fixtures;
    this.clock = clock;
    this.orderIds = orderIds;
    this.seed = seed;
    reset();
  }

  /** Replaces the whole state, including created accounts and clocks, by the initial one. */
  public void reset() {
    long random = seed.orElseGet(() -> new SecureRandom().nextLong());
    state = empty(new IdGenerator(random, orderIds), new WorldClocks(clock));
  }

  private State empty(IdGenerator ids, WorldClocks clocks) {
    return new State(
        fixtures.accounts().withoutCreated(),
        fixtures.keys().withoutCreated(),
        new QuotaLedgers(totals),
        new Orders(ids.instanceIds(), totals),
        new Nonces(),
        new RateWindows(),
        new ArmedFaults(),
        ids,
        clocks);
  }

  /** The time of the common clock. */
  public Instant now() {
    return clock().instant();
  }

  /** The time of an account's clock. */
  public Instant now(long accountId) {
    return state.clocks().of(accountId).instant();
  }

  /** The clock of all accounts without their own. */
  public MovableClock clock() {
    return state.clocks().common();
  }

  /** The clock that applies to an account: its own, or else the common one. */
  public MovableClock clockFor(long accountId) {
    return state.clocks().of(accountId);
  }

  /**
   * An account's own clock, which follows the common one until it is moved.
   *
   * @throws IllegalArgumentException if the account does not exist
   */
  public MovableClock ownClock(long accountId) {
    State now = state;
    if (!now.accounts().exists(accountId)) {
      throw new IllegalArgumentException(
          "account " + accountId + " does not exist, or was removed by a reset");
    }
    return now.clocks().own(accountId);
  }

  /**
   * Creates an account that owns other accounts, with a key.
   *
   * @param permissions RAM actions; {@code *} at the end matches any suffix
   */
  public AccessKey createAccount(AccountType type, List<String> permissions) {
    State now = state;
    Account account = now.accounts().create(type);
    return add(now, account, "LTAIsim" + now.ids().letters(13), now.ids().letters(30), permissions);
  }

  private static AccessKey add(
      State state, Account account, String id, String secret, List<String> permissions) {
    AccessKey key =
        new AccessKey(id, secret, Optional.empty(), Optional.empty(), true, permissions, account);
    state.keys().add(key);
    return key;
  }

  /** The whole state, to save it. A concurrent call may be included in part. */
  public WorldSnapshot snapshot() {
    State now = state;
    return new WorldSnapshot(
        new WorldSnapshot.IdState(
            now.ids().random(), now.ids().instanceIds().salt(), now.ids().lastOrderId()),
        now.clocks().common().state(),
        now.clocks().accountStates(),
        now.keys().created().stream().map(AccessKey::snapshot).toList(),
        now.ledgers().all(),
        now.orders().all(),
        now.nonces().snapshot(),
        now.rates().snapshot(),
        now.faults().snapshot());
  }

  /**
   * Replaces the whole state by a saved one. Its orders and ledgers do not count for this run.
   *
   * @throws IllegalArgumentException if the state is inconsistent; then nothing changes
   */
  public void restore(WorldSnapshot saved) {
    IdGenerator ids =
        new IdGenerator(
            saved.ids().random(), new InstanceIds(saved.ids().instanceSalt()), orderIds);
    State next = empty(ids, new WorldClocks(clock, saved.clock(), saved.accountClocks()));
    for (WorldSnapshot.CreatedAccount created : saved.accounts()) {
      if (next.keys().find(created.accessKeyId()).isPresent()) {
        throw new IllegalArgumentException(
            "duplicate access key \"" + created.accessKeyId() + "\"");
      }
      Account account = next.accounts().restore(created.id(), created.type());
      add(next, account, created.accessKeyId(), created.accessKeySecret(), created.permissions());
    }
    for (QuotaLedger ledger : saved.ledgers()) {
      if (!next.ledgers().restore(ledger)) {
        throw new IllegalArgumentException(
            "duplicate ledger of owner " + ledger.owner() + ", or duplicate outBizId");
      }
    }
    next.ids().reserve(saved.ids().lastOrderId());
    for (Order order : saved.orders()) {
      next.ids().reserve(order.orderId());
      next.orders().restore(order);
    }
    saved.nonces().forEach(next.nonces()::restore);
    saved.rates().forEach(next.rates()::restore);
    saved.faults().forEach(next.faults()::restore);
    state = next;
  }

  /**
   * Records an order. Its number and its record belong to the same state, so that a concurrent
   * reset cannot assign the number twice.
   *
   * @param maker creates the order with new ids, at the time of its buyer's clock
   */
  public Order order(long buyer, BiFunction<IdGenerator, Instant, Order> maker) {
    State now = state;
    Order order = maker.apply(now.ids(), now.clocks().of(buyer).instant());
    now.orders().add(order);
    return order;
  }

  /** All accounts. */
  public Accounts accounts() {
    return state.accounts();
  }

  /** All access keys. */
  public AccessKeys keys() {
    return state.keys();
  }

  /** The products on offer. */
  public Catalogue catalogue() {
    return fixtures.catalogue();
  }

  /** All quota ledgers. */
  public QuotaLedgers ledgers() {
    return state.ledgers();
  }

  /** All orders. */
  public Orders orders() {
    return state.orders();
  }

  /** The used nonces. */
  public Nonces nonces() {
    return state.nonces();
  }

  /** The calls that count for rate limits. */
  public RateWindows rates() {
    return state.rates();
  }

  /** The armed faults. */
  public ArmedFaults faults() {
    return state.faults();
  }

  /** The generator of new ids. */
  public IdGenerator ids() {
    return state.ids();
  }

  /** The seed, if any. */
  public OptionalLong seed() {
    return seed;
  }

  /** Changes with every reset, so that a delayed call can notice it. */
  public Object epoch() {
    return state;
  }

  /** The totals of the whole run. */
  public RunTotals totals() {
    return totals;
  }
}
