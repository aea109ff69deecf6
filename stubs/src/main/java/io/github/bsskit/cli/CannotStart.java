package io.github.bsskit.cli;

/** A reason why the simulator cannot start as it was told to; the message names it and the cure. */
final class CannotStart extends Exception {

  private static final long serialVersionUID = 1L;

  CannotStart(String message) {
    super(message);
  }
}
