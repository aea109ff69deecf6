package io.github.bsskit.simulator.world;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where the state of a world is kept: in memory, in a directory or in a database that several
 * simulators share. All methods but {@link #state} and {@link #problem} may wait for it.
 *
 * <p>All methods may throw {@link StoreUnavailableException}, except {@link #state}, {@link
 * #problem} and {@link #close}.
 */
public interface Store extends AutoCloseable {

  /** The state as this simulator last saw it. Does not wait. */
  WorldState state();

  /** The present state, with all changes that any simulator has completed. */
  WorldState latest();

  /**
   * Changes clocks, accounts or faults, for all simulators at once.
   *
   * @param change changes the state that it gets and returns a result; may be called again if
   *     another simulator changes the state at the same time. If it throws, nothing changes.
   */
  <T> T change(Function<WorldState, T> change);

  /** Replaces the whole state by the initial one. */
  void reset();

  /** The whole state, see {@link WorldState#snapshot}. */
  WorldSnapshot snapshot();

  /** Builds a state that {@link #restore} can take. */
  StateBuilder builder();

  /**
   * Replaces the whole state by one that was built from all parts of a saved one.
   *
   * @throws IllegalArgumentException if the clocks are invalid; then nothing changes
   */
  void restore(
      StateBuilder built,
      MovableClock.ClockState common,
      Map<Long, MovableClock.ClockState> accountClocks);

  /** The totals of what this process executed. */
  RunTotals totals();

  /** Whether the steps of calls may wait, so that they need a thread of their own. */
  boolean mayWait();

  /** Why calls cannot be executed at present, with the fix; empty if they can. Does not wait. */
  Optional<String> problem();

  /** Ends its use. The state is kept, except in memory. */
  @Override
  void close();
}
