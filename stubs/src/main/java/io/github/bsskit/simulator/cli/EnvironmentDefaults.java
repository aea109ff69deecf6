package io.github.bsskit.simulator.cli;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * Reads missing options from environment variables: {@code --port-file} is BSSKIT_PORT_FILE.
 *
 * <p>Container platforms set variables such as {@code BSSKIT_PORT=tcp://10.0.0.1:8080} for a
 * service named bsskit. Options that take neither URLs nor free text ignore such values.
 */
final class EnvironmentDefaults implements IDefaultValueProvider {

  private static final String URL_MARK = "://";

  private final Map<String, String> environment;

  EnvironmentDefaults(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public String defaultValue(ArgSpec argument) {
    if (argument instanceof OptionSpec option && !option.usageHelp() && !option.versionHelp()) {
      String value = value(option);
      return value.isEmpty() || isIgnored(option) ? null : value;
    }
    return null;
  }

  private String value(OptionSpec option) {
    return environment.getOrDefault(variable(option.longestName()), "");
  }

  private boolean isIgnored(OptionSpec option) {
    boolean takesUrls = option.type() == URI.class || option.type() == String.class;
    return !takesUrls && value(option).contains(URL_MARK);
  }

  /** One line for each variable that would set an option of a command, but is ignored. */
  Stream<String> ignored(ParseResult command) {
    return command.commandSpec().options().stream()
        .filter(option -> !command.hasMatchedOption(option) && isIgnored(option))
        .map(
            option ->
                "ignored "
                    + variable(option.longestName())
                    + "="
                    + value(option)
                    + ": such values are set by container platforms for their services; to set "
                    + option.longestName()
                    + ", use "
                    + UsageMessage.validValues(option.type()));
  }

  /** The variable of an option. */
  static String variable(String option) {
    return "BSSKIT_" + option.substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
  }
}
