package io.github.bsskit.simulator.control;

/** An invalid request of the control API; the message names the field, its value and the fix. */
final class InvalidControlRequest extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidControlRequest(String message) {
    super(message);
  }
}
