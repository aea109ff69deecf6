package io.github.bsskit.simulator.cli;

import io.github.bsskit.simulator.host.QueuedOutput;

/** Entry point of the jar. */
public final class Main {

  private Main() {}

  /** Runs the command and exits with its code; a started simulator keeps the process running. */
  public static void main(String[] args) {
    int exitCode = SimulatorCommand.run(args, System.getenv(), System.out, System.err);
    if (exitCode != SimulatorCommand.RUNNING) {
      System.exit(exitCode);
    }
    // Calls must not wait for whoever reads what libraries print.
    System.setErr(new QueuedOutput(System.err));
  }
}
