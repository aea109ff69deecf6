package io.github.bsskit.simulator.journal;

import io.github.bsskit.simulator.gateway.RawRequest;
import io.github.bsskit.simulator.gateway.RawResponse;
import io.github.bsskit.simulator.world.WorldState;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Records the calls to one state of a world: in memory, or with the rest of the state where that is
 * stored.
 */
public abstract class CallRecorder {

  CallRecorder() {}

  /**
   * Creates a recorder without calls, or with those that the state has.
   *
   * @param limit the maximum number of calls; 0 keeps none
   * @param simulator the simulator's name, which is recorded if several can share the state
   */
  public static CallRecorder of(
      CallAnalyzer analyzer, WorldState world, int limit, Supplier<String> simulator) {
    return world
        .records()
        .journal()
        .<CallRecorder>map(
            journal -> new StoredCallRecorder(analyzer, world, journal, limit, simulator))
        .orElseGet(() -> new MemoryCallRecorder(analyzer, world, limit));
  }

  /** Adds a call. */
  public abstract void add(RawRequest request, RawResponse response);

  /** Whether no calls are kept. */
  abstract boolean isOff();

  /** The number up to which a reader that has seen all calls will miss none. */
  abstract long lastNumber();

  /** Identifies the state, since the numbers of each start at 1. */
  abstract long state();

  /** The calls after a number, of one account or all, oldest first. */
  abstract List<RecordedCall> after(long number, OptionalLong account);

  abstract Optional<RecordedCall> find(long number);

  /** Deletes the calls of an account, or all. */
  abstract void remove(OptionalLong account);

  /** Grows each time calls are deleted on demand; empty if only the journal knows. */
  abstract OptionalLong removals();

  static boolean isOf(OptionalLong account, RecordedCall call) {
    return account.isEmpty() || account.equals(call.outcome().account());
  }
}
