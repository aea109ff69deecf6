package io.github.bsskit.simulator.control;

/** A control call that cannot be carried out; the message names the thing and the cure. */
final class InvalidControlRequest extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidControlRequest(String message) {
    super(message);
  }
}
