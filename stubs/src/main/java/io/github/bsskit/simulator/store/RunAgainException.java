package io.github.bsskit.simulator.store;

import io.github.bsskit.simulator.world.StoreException;

/** A step that a call was told to be possible was not; the call runs again and is told so. */
final class RunAgainException extends StoreException {

  private static final long serialVersionUID = 1;

  RunAgainException() {
    super("a step was not possible", null);
  }
}
