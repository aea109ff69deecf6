package io.github.bsskit.simulator.world;

import io.github.bsskit.simulator.api.OrderIds;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * The world of one simulator, or of several that share a store: what can be read of its state and
 * what changes it, besides calls.
 *
 * <p>{@link #reset} and {@link #restore} replace the whole state. What needs several parts of one
 * state gets them from {@link #state}.
 */
public final class World {

  private final Store store;
  private final OptionalLong seed;

  /** A world whose state a store keeps. */
  public World(Store store, OptionalLong seed) {
    this.store = store;
    this.seed = seed;
  }

  /**
   * A world in memory, without ledgers and orders.
   *
   * @param clock the base of all clocks
   * @param seed makes all ids repeatable
   */
  public World(Fixtures fixtures, InstantSource clock, OrderIds orderIds, OptionalLong seed) {
    this(new MemoryStore(new WorldSettings(fixtures, clock, orderIds, seed)), seed);
  }

  /** Where the state is kept. */
  public Store store() {
    return store;
  }

  /**
   * Replaces the whole state, including created accounts and clocks, by the initial one. Order
   * numbers start again, so an order may get the number of one before the reset. With a seed, all
   * other ids start again too; without one, they never repeat.
   */
  public void reset() {
    store.reset();
  }

  /** The state as this simulator last saw it; does not wait for the store. */
  public WorldState known() {
    return store.state();
  }

  /** The present state. */
  public WorldState state() {
    return store.latest();
  }

  /** Changes clocks, accounts or faults; see {@link Store#change}. */
  public <T> T change(Function<WorldState, T> change) {
    return store.change(change);
  }

  /**
   * Creates an account that owns other accounts, with a key.
   *
   * @param permissions RAM actions; {@code *} at the end matches any suffix
   */
  public AccessKey createAccount(AccountType type, List<String> permissions) {
    return change(state -> state.createAccount(type, permissions));
  }

  /** The whole state at one instant, to save it. It can always be restored. */
  public WorldSnapshot snapshot() {
    return store.snapshot();
  }

  /**
   * Replaces the whole state by a saved one. Its orders and ledgers do not count for this run.
   *
   * @throws IllegalArgumentException if the state is inconsistent; then nothing changes
   */
  public void restore(WorldSnapshot saved) {
    store.restore(builder().addAll(saved), saved.clock(), saved.accountClocks());
  }

  /** Builds a state that {@link Store#restore} can take. */
  public StateBuilder builder() {
    return store.builder();
  }

  /** The seed, if any. */
  public OptionalLong seed() {
    return seed;
  }

  /** The totals of the whole run of this process. */
  public RunTotals totals() {
    return store.totals();
  }

  /** Why calls cannot be executed at present; empty if they can. */
  public Optional<String> problem() {
    return store.problem();
  }
}
