package io.github.bsskit.simulator.cli;

import picocli.CommandLine;

/** A command cannot do what it was asked to. The message names the problem and the fix. */
final class CommandException extends Exception {

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  /** Creates an exception for arguments that do not fit. */
  CommandException(String message) {
    this(message, CommandLine.ExitCode.USAGE);
  }

  private CommandException(String message, int exitCode) {
    super(message);
    this.exitCode = exitCode;
  }

  /** The process lacks something that the arguments do not cause. */
  static CommandException cannotStart(String problem) {
    return new CommandException(
        problem + "; check the limit of open files (ulimit -n) and the memory (-Xmx)",
        CommandRunner.INTERNAL_ERROR);
  }

  int exitCode() {
    return exitCode;
  }
}
