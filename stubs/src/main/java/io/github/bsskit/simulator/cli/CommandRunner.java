package io.github.bsskit.simulator.cli;

import io.github.bsskit.simulator.host.ListenHost;
import io.github.bsskit.simulator.world.PrintableText;
import io.github.bsskit.simulator.world.WorldFileException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/**
 * Runs command lines and reports their errors.
 *
 * @param environment variables that set options
 * @param err receives error messages
 */
record CommandRunner(Map<String, String> environment, PrintStream err) {

  /** The exit code of a failure that the arguments do not cause. */
  static final int INTERNAL_ERROR = 70;

  /** Runs a command, or the subcommand that the arguments name, and returns the exit code. */
  int run(Object command, String[] args, PrintStream out) {
    String directory = System.getProperty("user.dir");
    if (!PathCharset.has(directory)) {
      return fail(PathCharset.problem("the working directory " + directory));
    }
    EnvironmentDefaults defaults = new EnvironmentDefaults(environment);
    return new CommandLine(command)
        .registerConverter(Path.class, CommandRunner::path)
        .registerConverter(ListenHost.class, text -> text.isBlank() ? null : ListenHost.parse(text))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setDefaultValueProvider(defaults)
        .setExecutionStrategy(given -> execute(given, defaults))
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .setParameterExceptionHandler(
            (error, given) -> fail(new UsageMessage(error, environment).toString()))
        .setExecutionExceptionHandler(
            (failure, failed, given) -> {
              if (failure instanceof CommandException explained) {
                print(explained.getMessage());
                return explained.exitCode();
              }
              if (failure instanceof WorldFileException) {
                return fail(failure.getMessage());
              }
              failure.printStackTrace(err);
              return INTERNAL_ERROR;
            })
        .execute(args);
  }

  /** Rejects options for starting before a subcommand, which would ignore them. */
  private int execute(ParseResult given, EnvironmentDefaults defaults) {
    if (given.hasSubcommand() && !given.matchedOptions().isEmpty()) {
      throw new ParameterException(
          given.commandSpec().commandLine(),
          given.matchedOptions().get(0).longestName()
              + " applies to starting the simulator, not to "
              + given.subcommand().commandSpec().name()
              + ": remove it, or write it after "
              + given.subcommand().commandSpec().name());
    }
    PathCharset.replacedIn(given.originalArgs())
        .ifPresent(
            problem -> {
              throw new ParameterException(given.commandSpec().commandLine(), problem);
            });
    ParseResult command = given;
    while (command.hasSubcommand()) {
      command = command.subcommand();
    }
    if (!command.isUsageHelpRequested() && !command.isVersionHelpRequested()) {
      defaults.ignored(command).forEach(this::print);
    }
    return new CommandLine.RunLast().execute(given);
  }

  /** An empty path would be the current directory. */
  private static Path path(String text) {
    if (text.isBlank()) {
      throw new TypeConversionException("empty");
    }
    return Path.of(text);
  }

  private int fail(String message) {
    print(message);
    return CommandLine.ExitCode.USAGE;
  }

  /** Messages may contain values of arguments, variables and files. */
  private void print(String message) {
    err.println("bss-simulator: " + PrintableText.line(message));
  }
}
