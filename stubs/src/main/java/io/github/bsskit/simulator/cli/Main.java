package io.github.bsskit.simulator.cli;

import io.github.bsskit.simulator.host.QueuedOutput;

/** Entry point of the jar. */
public final class Main {

  /** Freed when the start fails, so that there is memory to say so. */
  private static byte[] reserve = new byte[256 * 1024];

  private Main() {}

  /** Runs the command and exits with its code; a started simulator keeps the process running. */
  public static void main(String[] args) {
    int exitCode;
    try {
      exitCode = SimulatorCommand.run(args, System.getenv(), System.out, System.err);
    } catch (Throwable error) {
      fail(error);
      return;
    }
    if (exitCode != SimulatorCommand.RUNNING) {
      System.exit(exitCode);
    }
    reserve = null;
    // Calls must not wait for whoever reads what libraries print.
    System.setErr(new QueuedOutput(System.err));
  }

  /**
   * Ends the process at once: after an error of the virtual machine, such as too little memory or
   * too many open files, anything more than this may fail as well.
   */
  private static void fail(Throwable error) {
    reserve = null;
    try {
      System.err.println("bss-simulator: cannot start: " + problem(error));
    } finally {
      Runtime.getRuntime().halt(CommandRunner.INTERNAL_ERROR);
    }
  }

  private static String problem(Throwable error) {
    Throwable root = error;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.toString().lines().findFirst().orElse("")
        + (error instanceof VirtualMachineError
            ? "; give it more memory, such as java -Xmx256m"
            : "; check the limit of open files (ulimit -n) and that the jar is complete");
  }
}
