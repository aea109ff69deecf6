package io.github.bsskit.simulator.cli;

import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Reads missing options from environment variables: {@code --port-file} is BSSKIT_PORT_FILE. */
final class EnvironmentDefaults implements IDefaultValueProvider {

  private final Map<String, String> environment;

  EnvironmentDefaults(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public String defaultValue(ArgSpec argument) {
    if (argument instanceof OptionSpec option && !option.usageHelp() && !option.versionHelp()) {
      String value = environment.getOrDefault(variable(option.longestName()), "");
      return value.isEmpty() ? null : value;
    }
    return null;
  }

  /** The variable of an option. */
  static String variable(String option) {
    return "BSSKIT_" + option.substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
  }
}
