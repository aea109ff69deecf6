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

/**
 * The world of one simulator: its constant fixtures and its present state.
 *
 * <p>{@link #reset} and {@link #restore} replace the whole state. What needs several parts of one
 * state gets them from {@link #state}.
 */
public final class World {

  private final Fixtures fixtures;
  private final InstantSource clock;
  private final OrderIds orderIds;
  private final OptionalLong seed;
  private final RunTotals totals = new RunTotals();
  private volatile WorldState state;

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

  private WorldState empty(IdGenerator ids, WorldClocks clocks) {
    return new WorldState(fixtures, ids, clocks, totals);
  }

  /** The present state. */
  public WorldState state() {
    return state;
  }

  /** The time of the common clock. */
  public Instant now() {
    return state.now();
  }

  /** The time of an account's clock. */
  public Instant now(long accountId) {
    return state.now(accountId);
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
    WorldState now = state;
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
    WorldState now = state;
    Account account = now.accounts().create(type);
    return add(now, account, "LTAIsim" + now.ids().letters(13), now.ids().letters(30), permissions);
  }

  private static AccessKey add(
      WorldState state, Account account, String id, String secret, List<String> permissions) {
    AccessKey key =
        new AccessKey(id, secret, Optional.empty(), Optional.empty(), true, permissions, account);
    state.keys().add(key);
    return key;
  }

  /** The whole state at one instant, to save it. It can always be restored. */
  public WorldSnapshot snapshot() {
    return state.snapshot();
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
    WorldState next = empty(ids, new WorldClocks(clock, saved.clock(), saved.accountClocks()));
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

  /** All accounts. */
  public Accounts accounts() {
    return state.accounts();
  }

  /** All access keys. */
  public AccessKeys keys() {
    return state.keys();
  }

  /** All quota ledgers. */
  public QuotaLedgers ledgers() {
    return state.ledgers();
  }

  /** All orders. */
  public Orders orders() {
    return state.orders();
  }

  /** The calls that count for rate limits. */
  public RateWindows rates() {
    return state.rates();
  }

  /** The armed faults. */
  public ArmedFaults faults() {
    return state.faults();
  }

  /** The seed, if any. */
  public OptionalLong seed() {
    return seed;
  }

  /** The totals of the whole run. */
  public RunTotals totals() {
    return totals;
  }
}
