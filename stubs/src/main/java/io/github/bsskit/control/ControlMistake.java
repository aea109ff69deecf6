package io.github.bsskit.control;

/** A control call that cannot be carried out; the message names the thing and the cure. */
final class ControlMistake extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ControlMistake(String message) {
    super(message);
  }
}
