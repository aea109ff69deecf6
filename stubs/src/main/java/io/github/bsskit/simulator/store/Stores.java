package io.github.bsskit.simulator.store;

import io.github.bsskit.simulator.metrics.StoreCounts;
import io.github.bsskit.simulator.world.MemoryStore;
import io.github.bsskit.simulator.world.Store;
import io.github.bsskit.simulator.world.WorldSettings;

/** Opens stores. */
public final class Stores {

  private Stores() {}

  /**
   * Opens a store, whose state is the initial one if it was empty.
   *
   * @param faults reads and writes faults
   * @param counts counts the work of a database; see {@link TimedDatabase}
   * @throws IllegalArgumentException if the options are invalid
   * @throws IllegalStateException if the store cannot be opened; the message has the fix
   */
  public static Store open(
      StoreOptions options, WorldSettings settings, FaultFormat faults, StoreCounts counts) {
    if (options.location().isPresent()) {
      throw new IllegalArgumentException(
          "invalid store " + options.location().get() + ": this version keeps state in memory");
    }
    return new MemoryStore(settings);
  }
}
