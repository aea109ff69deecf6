package io.github.bsskit.simulator.explain;

/** The text cannot be read as a request; the message names the problem and the fix. */
public final class CallTextException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CallTextException(String message) {
    super(message);
  }
}
