package io.github.bsskit.simulator.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Tells a mistake of the user's in one line: what is wrong, where it was said, and the cure.
 *
 * @param mistake as the parser reports it
 * @param environment where values may have come from
 */
record UsageErrors(ParameterException mistake, Map<String, String> environment) {

  @Override
  public String toString() {
    if (mistake instanceof UnmatchedArgumentException unmatched) {
      return unknown(unmatched);
    }
    if (mistake.getArgSpec() instanceof OptionSpec option && mistake.getValue() != null) {
      return invalid(option, mistake.getValue());
    }
    return mistake.getMessage().split("\\R")[0] + see();
  }

  private String see() {
    CommandSpec command = mistake.getCommandLine().getCommandSpec();
    return " (see " + (command.parent() == null ? "" : command.name() + " ") + "--help)";
  }

  private String unknown(UnmatchedArgumentException mistake) {
    String meant =
        mistake.getSuggestions().stream()
            .findFirst()
            .map(suggestion -> "; did you mean " + suggestion + "?")
            .orElse("");
    return "unknown argument " + mistake.getUnmatched().get(0) + meant + see();
  }

  private String invalid(OptionSpec option, String value) {
    String variable = EnvironmentDefaults.variable(option.longestName());
    String from = value.equals(environment.get(variable)) ? " from " + variable : "";
    return "%s is \"%s\"%s; write %s%s"
        .formatted(option.longestName(), value, from, wanted(option.type()), see());
  }

  private static String wanted(Class<?> type) {
    if (type == boolean.class) {
      return "true or false";
    }
    if (!type.isEnum()) {
      return "a whole number";
    }
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(" or "));
  }
}
