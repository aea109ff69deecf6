package io.github.bsskit.conformance;

import io.github.bsskit.conformance.report.ReproCommand;
import java.io.File;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** Starts the kit from the command line. */
public final class Main {

  private Main() {}

  /**
   * Runs the command line and ends the process with its exit code.
   *
   * @param args see {@code --help}
   */
  public static void main(String[] args) {
    boolean terminal = System.console() != null && System.getenv("NO_COLOR") == null;
    System.exit(
        run(args, utf8(System.out), utf8(System.err), System.getenv(), terminal, program()));
  }

  /** How the kit was started: by its launcher, from its jar, or otherwise. */
  private static List<String> program() {
    String launcher = System.getProperty("bss.conformance.command", "");
    String jar = System.getProperty("java.class.path", "");
    if (!launcher.isBlank()) {
      return List.of(launcher);
    }
    return jar.endsWith(".jar") && !jar.contains(File.pathSeparator)
        ? List.of("java", "-jar", jar)
        : List.of(ReproCommand.PROGRAM);
  }

  static int run(
      String[] args,
      PrintStream out,
      PrintStream err,
      Map<String, String> environment,
      boolean terminal) {
    return run(args, out, err, environment, terminal, List.of(ReproCommand.PROGRAM));
  }

  private static int run(
      String[] args,
      PrintStream out,
      PrintStream err,
      Map<String, String> environment,
      boolean terminal,
      List<String> program) {
    CommandLine line = new CommandLine(new ConformanceCommand(out, environment, terminal, program));
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    line.setColorScheme(
        CommandLine.Help.defaultColorScheme(
            terminal ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
    line.setParameterExceptionHandler(
        (error, given) -> {
          err.println(error.getMessage());
          CommandLine.UnmatchedArgumentException.printSuggestions(
              error, new PrintWriter(err, true));
          err.println(
              "Try " + error.getCommandLine().getCommandSpec().qualifiedName() + " --help.");
          return ConformanceCommand.USAGE;
        });
    line.setExecutionExceptionHandler((failure, command, given) -> exitCode(failure, err));
    return line.execute(args);
  }

  private static int exitCode(Exception failure, PrintStream err) {
    if (failure instanceof UsageException) {
      err.println(failure.getMessage());
      return ConformanceCommand.USAGE;
    } else if (failure instanceof TargetUnreachableException) {
      err.println(failure.getMessage());
      return ConformanceCommand.UNREACHABLE;
    }
    err.println("The kit itself failed. Please report this with the lines below.");
    failure.printStackTrace(err);
    return ConformanceCommand.KIT_FAILED;
  }

  private static PrintStream utf8(PrintStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }
}
