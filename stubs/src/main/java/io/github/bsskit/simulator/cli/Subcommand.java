package io.github.bsskit.simulator.cli;

import io.github.bsskit.simulator.world.Fixtures;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command other than starting the simulator. */
@Command(
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    usageHelpAutoWidth = true)
abstract class Subcommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  final PrintWriter out() {
    return spec.commandLine().getOut();
  }

  final PrintWriter err() {
    return spec.commandLine().getErr();
  }

  /** Reads a world file; null means the built-in world. */
  static Fixtures fixtures(Path world) {
    return world == null ? Fixtures.builtIn() : Fixtures.read(world);
  }

  /** Invalid arguments. The message names the problem and the fix. */
  final ParameterException usageError(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
