package io.github.bsskit.conformance;

import io.github.bsskit.conformance.report.ReproCommand;
import io.github.bsskit.conformance.target.SafeText;
import java.io.File;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
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
    String directory = System.getProperty("user.dir");
    if (!PathCharset.has(directory)) {
      err.println(SafeText.line(PathCharset.problem("the working directory " + directory)));
      return ConformanceCommand.USAGE;
    }
    CommandLine line = new CommandLine(new ConformanceCommand(out, environment, terminal, program));
    line.registerConverter(Path.class, Main::path);
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    line.setColorScheme(
        CommandLine.Help.defaultColorScheme(
            terminal ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
    line.setParameterExceptionHandler(
        (error, given) -> {
          err.println(SafeText.line(error.getMessage()));
          CommandLine.UnmatchedArgumentException.printSuggestions(
              error, new PrintWriter(err, true));
          err.println(
              "Try " + error.getCommandLine().getCommandSpec().qualifiedName() + " --help.");
          return ConformanceCommand.USAGE;
        });
    line.setExecutionStrategy(Main::execute);
    line.setExecutionExceptionHandler((failure, command, given) -> exitCode(failure, err));
    return line.execute(args);
  }

  /** Rejects arguments that were not passed as written; paths were checked before. */
  private static int execute(CommandLine.ParseResult given) {
    PathCharset.replacedIn(given.originalArgs())
        .ifPresent(
            problem -> {
              throw new CommandLine.ParameterException(given.commandSpec().commandLine(), problem);
            });
    return new CommandLine.RunLast().execute(given);
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

  /**
   * Reads a path.
   *
   * @throws CommandLine.TypeConversionException if this environment cannot have such a path
   */
  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException invalid) {
      throw new CommandLine.TypeConversionException(
          PathCharset.has(text)
              ? "\"" + text + "\" has a character that is not allowed in paths; use another path"
              : PathCharset.problem("\"" + text + "\""));
    }
  }

  private static PrintStream utf8(PrintStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }
}
