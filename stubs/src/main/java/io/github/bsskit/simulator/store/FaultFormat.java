package io.github.bsskit.simulator.store;

import io.github.bsskit.simulator.world.WorldSnapshot.SavedFault;

/** Writes armed faults as text. */
public interface FaultFormat {

  /** A fault as one line. */
  String write(SavedFault fault);

  /**
   * Reads a fault.
   *
   * @throws IllegalArgumentException if it was not written by {@link #write}
   */
  SavedFault read(String text);
}
