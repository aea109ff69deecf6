package io.github.bsskit.simulator.world;

import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Keeps the state in memory, so that it ends with the process. */
public final class MemoryStore implements Store {

  private final WorldSettings settings;
  private final RunTotals totals = new RunTotals();

  /** Generates random ids that never repeat; null with a seed. */
  private final RandomIds random;

  private volatile WorldState state;

  /** A store without ledgers and orders. */
  public MemoryStore(WorldSettings settings) {
    this.settings = settings;
    this.random = settings.seed().isPresent() ? null : new RandomIds(new SecureRandom().nextLong());
    reset();
  }

  @Override
  public WorldState state() {
    return state;
  }

  @Override
  public WorldState latest() {
    return state;
  }

  @Override
  public <T> T change(Function<WorldState, T> change) {
    return change.apply(state);
  }

  @Override
  public void reset() {
    long first = settings.seed().orElseGet(() -> new SecureRandom().nextLong());
    IdGenerator ids = new IdGenerator(first, settings.orderIds(), random);
    state =
        WorldState.inMemory(
            settings.fixtures().withoutCreated(), ids, new WorldClocks(settings.clock()), totals);
  }

  @Override
  public WorldSnapshot snapshot() {
    WorldState present = state;
    return ((MemoryRecords) present.records()).snapshot(present::facts);
  }

  @Override
  public StateBuilder builder() {
    return new MemoryStateBuilder(
        settings, totals, saved -> new IdGenerator(saved, settings.orderIds(), random));
  }

  @Override
  public void restore(
      StateBuilder built,
      MovableClock.ClockState common,
      Map<Long, MovableClock.ClockState> accountClocks) {
    state = ((MemoryStateBuilder) built).build(common, accountClocks);
  }

  @Override
  public RunTotals totals() {
    return totals;
  }

  @Override
  public boolean mayWait() {
    return false;
  }

  @Override
  public Optional<String> problem() {
    return Optional.empty();
  }

  @Override
  public void close() {
    // The garbage collector frees the state.
  }
}
