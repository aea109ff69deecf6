package io.github.bsskit.simulator.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * How a command line is carried out: where options may come from, and how mistakes are told.
 *
 * @param environment what the command line does not say
 * @param err where mistakes are told
 */
record LaunchReport(Map<String, String> environment, PrintStream err) {

  private static final int OUR_FAULT = 70;

  /** Runs the command, or the one within it that the arguments name, and answers its exit code. */
  int run(Object command, String[] args, PrintStream out) {
    return new CommandLine(command)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setDefaultValueProvider(new EnvironmentDefaults(environment))
        .setExecutionStrategy(LaunchReport::execute)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .setParameterExceptionHandler(
            (mistake, given) -> fail(new UsageErrors(mistake, environment).toString()))
        .setExecutionExceptionHandler(
            (fault, failed, given) -> {
              if (fault instanceof StartupException) {
                return fail(fault.getMessage());
              }
              fault.printStackTrace(err);
              return OUR_FAULT;
            })
        .execute(args);
  }

  /** What is said about starting is of no use to a command, and must not be lost in silence. */
  private static int execute(ParseResult given) {
    if (given.hasSubcommand() && !given.matchedOptions().isEmpty()) {
      throw new ParameterException(
          given.commandSpec().commandLine(),
          "%s is for starting the simulator, and not for %s; leave it out, or write it after %2$s"
              .formatted(
                  given.matchedOptions().get(0).longestName(),
                  given.subcommand().commandSpec().name()));
    }
    return new CommandLine.RunLast().execute(given);
  }

  private int fail(String message) {
    err.println("bss-simulator: " + message);
    return CommandLine.ExitCode.USAGE;
  }
}
