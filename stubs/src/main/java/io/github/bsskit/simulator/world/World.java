package io.github.bsskit.simulator.world;

import io.github.bsskit.simulator.api.OrderIds;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
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

  /** Generates random ids that never repeat; null with a seed. */
  private final RandomIds random;

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
    this.random = seed.isPresent() ? null : new RandomIds(new SecureRandom().nextLong());
    reset();
  }

  /**
   * Replaces the whole state, including created accounts and clocks, by the initial one. Order
   * numbers start again, so an order may get the number of one before the reset. With a seed, all
   * other ids start again too; without one, they never repeat.
   */
  public void reset() {
    long first = seed.orElseGet(() -> new SecureRandom().nextLong());
    state =
        new WorldState(
            fixtures, new IdGenerator(first, orderIds, random), new WorldClocks(clock), totals);
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
    String id = "LTAIsim" + now.ids().letters(13);
    String secret = now.ids().letters(30);
    // No account is visible without its key: a snapshot has both or neither.
    synchronized (now.accounts()) {
      return now.keys().add(now.accounts().create(type), id, secret, permissions);
    }
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
    restore(builder().addAll(saved), saved.clock(), saved.accountClocks());
  }

  /** Builds a state that {@link #restore} can take. */
  public StateBuilder builder() {
    return new StateBuilder(fixtures, totals, saved -> new IdGenerator(saved, orderIds, random));
  }

  /**
   * Replaces the whole state by one that was built from all parts of a saved one. Order numbers
   * continue after the largest of the saved orders. With a seed, all other ids continue from the
   * saved state, too; without one, they never repeat.
   *
   * @throws IllegalArgumentException if the clocks are invalid; then nothing changes
   */
  public void restore(
      StateBuilder built,
      MovableClock.ClockState common,
      Map<Long, MovableClock.ClockState> accountClocks) {
    state = built.build(new WorldClocks(clock, common, accountClocks));
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
