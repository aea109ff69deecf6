package io.github.bsskit.simulator.explain;

/** A text that is no readable call; the message names what cannot be read, and the cure. */
public final class CallTextException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CallTextException(String message) {
    super(message);
  }
}
