package io.github.bsskit.simulator.cli;

/** The entry of the jar. */
public final class Main {

  private Main() {}

  /** Runs the command and ends with its exit code; a running simulator ends with the process. */
  public static void main(String[] args) {
    int exitCode = SimulatorCommand.run(args, System.getenv(), System.out, System.err);
    if (exitCode != SimulatorCommand.RUNNING) {
      System.exit(exitCode);
    }
  }
}
