package io.github.bsskit.simulator.cli;

import io.github.bsskit.simulator.host.ListenHost;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Describes invalid arguments in one line: the problem, where the value came from, and the fix.
 *
 * @param error as reported by the parser
 * @param environment variables that may have set options
 */
record UsageMessage(ParameterException error, Map<String, String> environment) {

  @Override
  public String toString() {
    return problem() + help();
  }

  private String problem() {
    if (error instanceof UnmatchedArgumentException unmatched) {
      return unknown(unmatched);
    }
    if (error.getArgSpec() instanceof OptionSpec option && error.getValue() != null) {
      return invalid(option, error.getValue());
    }
    return error.getMessage().split("\\R")[0];
  }

  private String help() {
    CommandSpec command = error.getCommandLine().getCommandSpec();
    return " (see " + (command.parent() == null ? "" : command.name() + " ") + "--help)";
  }

  private static String unknown(UnmatchedArgumentException error) {
    String suggestion =
        error.getSuggestions().stream()
            .findFirst()
            .map(similar -> "; did you mean " + similar + "?")
            .orElse("");
    return "unknown argument " + error.getUnmatched().get(0) + suggestion;
  }

  private String invalid(OptionSpec option, String value) {
    String variable = EnvironmentDefaults.variable(option.longestName());
    String source = value.equals(environment.get(variable)) ? " from " + variable : "";
    String fix = option.type() == Path.class ? pathFix(value) : "use " + validValues(option.type());
    return "invalid " + option.longestName() + " \"" + value + "\"" + source + ": " + fix;
  }

  private static String pathFix(String value) {
    if (value.isBlank()) {
      return "use " + validValues(Path.class);
    }
    return PathCharset.has(value)
        ? "use a path without characters that are not allowed in paths"
        : PathCharset.problem("the path");
  }

  /** What an option of a type accepts. */
  static String validValues(Class<?> type) {
    if (type == boolean.class) {
      return "true or false";
    }
    if (type == URI.class) {
      return "an address such as http://127.0.0.1:8080, without a path";
    }
    if (type == ListenHost.class) {
      return "a name or an address such as 127.0.0.1 or ::1";
    }
    if (type == Path.class) {
      return "a path";
    }
    return type.isEnum() ? constants(type) : "a whole number";
  }

  /** The constants of an enum as options have them, joined by {@code or}. */
  static String constants(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(" or "));
  }
}
