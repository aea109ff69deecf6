package io.github.bsskit.simulator.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import picocli.CommandLine;

/** The variables that set options of the simulator. */
public final class OptionNames {

  private OptionNames() {}

  /** For example {@code BSSKIT_PORT}. */
  public static List<String> variables() {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    return new CommandLine(new SimulatorCommand(nowhere))
        .getCommandSpec().options().stream()
            .map(option -> EnvironmentDefaults.variable(option.longestName()))
            .toList();
  }
}
