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
 * The world of one simulator: its fixtures, which do not change, and its state, which does.
 *
 * <p>Parts are handed out as they are at the moment; after {@link #reset} there are new ones.
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
   * A world without any ledger or order.
   *
   * @param fixtures who exists and what can be bought
   * @param clock the one clock, for dates, signatures, nonces and rates, until it is moved
   * @param seed makes all ids repeatable
   */
  public World(Fixtures fixtures, InstantSource clock, OrderIds orderIds, OptionalLong seed) {
    this.fixtures = fixtures;
    this.clock = clock;
    this.orderIds = orderIds;
    this.seed = seed;
    reset();
  }

  /**
   * Forgets everything that has happened, accounts that were made and that clocks were moved;
   * nobody sees a half of it. What the whole run would have bought stays.
   */
  public void reset() {
    long random = seed.orElseGet(() -> new SecureRandom().nextLong());
    state = empty(new IdGenerator(random, orderIds), new WorldClocks(clock));
  }

  private State empty(IdGenerator ids, WorldClocks clocks) {
    return new State(
        fixtures.accounts().asAtTheStart(),
        fixtures.keys().asAtTheStart(),
        new QuotaLedgers(totals),
        new Orders(ids.instanceIds(), totals),
        new Nonces(),
        new RateWindows(),
        new ArmedFaults(),
        ids,
        clocks);
  }

  /** The instant that it is in this world. */
  public Instant now() {
    return clock().instant();
  }

  /** The instant that it is for an account, which may have a clock of its own. */
  public Instant now(long accountId) {
    return state.clocks().of(accountId).instant();
  }

  /** The clock of all accounts that have none of their own. */
  public MovableClock clock() {
    return state.clocks().common();
  }

  /** The clock that goes for an account: its own, if it was moved, or else the common one. */
  public MovableClock clockFor(long accountId) {
    return state.clocks().of(accountId);
  }

  /**
   * A clock for one account alone; until it is moved, it goes as the common one does.
   *
   * @throws IllegalArgumentException if there is no such account
   */
  public MovableClock clockOf(long accountId) {
    State now = state;
    if (!now.accounts().exists(accountId)) {
      throw new IllegalArgumentException(
          "there is no account " + accountId + ", or no more since a reset");
    }
    return now.clocks().ownOf(accountId);
  }

  /**
   * Makes an account with owners, ledgers, orders and a rate of its own, and a key for it.
   *
   * @param permissions RAM actions, {@code *} at the end for any rest
   */
  public AccessKey makeAccount(AccountType type, List<String> permissions) {
    State now = state;
    Account account = now.accounts().make(type);
    return add(now, account, "LTAIsim" + now.ids().letters(13), now.ids().letters(30), permissions);
  }

  private static AccessKey add(
      State state, Account account, String id, String secret, List<String> permissions) {
    AccessKey key =
        new AccessKey(id, secret, Optional.empty(), Optional.empty(), true, permissions, account);
    state.keys().add(key);
    return key;
  }

  /**
   * The whole state, to be saved. A call that is carried out at the same moment may be in it by
   * halves, so that nobody should call.
   */
  public WorldSnapshot snapshot() {
    State now = state;
    return new WorldSnapshot(
        new WorldSnapshot.IdState(
            now.ids().random(), now.ids().instanceIds().salt(), now.ids().lastOrderId()),
        now.clocks().common().hands(),
        now.clocks().handsOfAccounts(),
        now.keys().made().stream().map(AccessKey::made).toList(),
        now.ledgers().all(),
        now.orders().all(),
        now.nonces().snapshot(),
        now.rates().snapshot(),
        now.faults().snapshot());
  }

  /**
   * Replaces the whole state by a saved one; nobody sees a half of it. It does not count as bought
   * in this run.
   *
   * @throws IllegalArgumentException if it is none that a world can have: a ledger is there twice,
   *     a made account has the number of another, a clock no time; nothing has changed then
   */
  public void restore(WorldSnapshot saved) {
    IdGenerator ids =
        new IdGenerator(
            saved.ids().random(), new InstanceIds(saved.ids().instanceSalt()), orderIds);
    State next = empty(ids, new WorldClocks(clock, saved.clock(), saved.accountClocks()));
    for (WorldSnapshot.CreatedAccount made : saved.accounts()) {
      if (next.keys().find(made.accessKeyId()).isPresent()) {
        throw new IllegalArgumentException("duplicate access key \"" + made.accessKeyId() + "\"");
      }
      Account account = next.accounts().restore(made.id(), made.type());
      add(next, account, made.accessKeyId(), made.accessKeySecret(), made.permissions());
    }
    for (QuotaLedger ledger : saved.ledgers()) {
      if (!next.ledgers().restore(ledger)) {
        throw new IllegalArgumentException(
            "duplicate ledger of owner " + ledger.owner() + ", or duplicate outBizId");
      }
    }
    next.ids().given(saved.ids().lastOrderId());
    for (Order order : saved.orders()) {
      next.ids().given(order.orderId());
      next.orders().restore(order);
    }
    saved.nonces().forEach(next.nonces()::restore);
    saved.rates().forEach(next.rates()::restore);
    saved.faults().forEach(next.faults()::restore);
    state = next;
  }

  /**
   * Records an order. Its number and its place in the list come from one state, so that a reset at
   * the same moment cannot give the number again.
   *
   * @param maker makes the order with ids of its own, for the time that it is for its buyer
   */
  public Order order(long buyer, BiFunction<IdGenerator, Instant, Order> maker) {
    State now = state;
    Order order = maker.apply(now.ids(), now.clocks().of(buyer).instant());
    now.orders().add(order);
    return order;
  }

  /** Who exists. */
  public Accounts accounts() {
    return state.accounts();
  }

  /** Who may call. */
  public AccessKeys keys() {
    return state.keys();
  }

  /** What can be bought. */
  public Catalogue catalogue() {
    return fixtures.catalogue();
  }

  /** The quota ledgers. */
  public QuotaLedgers ledgers() {
    return state.ledgers();
  }

  /** The orders. */
  public Orders orders() {
    return state.orders();
  }

  /** The nonces that were used. */
  public Nonces nonces() {
    return state.nonces();
  }

  /** Who has called how often. */
  public RateWindows rates() {
    return state.rates();
  }

  /** What the next calls are to meet. */
  public ArmedFaults faults() {
    return state.faults();
  }

  /** Where new ids come from. */
  public IdGenerator ids() {
    return state.ids();
  }

  /** What makes ids repeatable, if anything does. */
  public OptionalLong seed() {
    return seed;
  }

  /** Is another one after every reset, so that who has waited can tell that there was one. */
  public Object epoch() {
    return state;
  }

  /** What the whole run would have bought. */
  public RunTotals totals() {
    return totals;
  }
}
