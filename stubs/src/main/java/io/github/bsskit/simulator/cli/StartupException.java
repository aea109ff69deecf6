package io.github.bsskit.simulator.cli;

/** A reason why the simulator cannot start as it was told to; the message names it and the cure. */
final class StartupException extends Exception {

  private static final long serialVersionUID = 1L;

  StartupException(String message) {
    super(message);
  }
}
