package io.github.bsskit.simulator.cli;

/** A command cannot do what it was asked to. The message names the problem and the fix. */
final class CommandException extends Exception {

  private static final long serialVersionUID = 1L;

  CommandException(String message) {
    super(message);
  }
}
