package io.github.bsskit.simulator.world;

/** The steps of a call could not be completed; it must not be reported as a fault of the code. */
public abstract class StoreException extends RuntimeException {

  private static final long serialVersionUID = 1;

  protected StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
