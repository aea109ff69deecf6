package io.github.bsskit.simulator.world;

/**
 * The store cannot be reached or cannot write. The message names it, the reason and the fix. A call
 * that gets this may nevertheless have been executed.
 */
public final class StoreUnavailableException extends StoreException {

  private static final long serialVersionUID = 1;

  public StoreUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
