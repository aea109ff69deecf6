package io.github.bsskit.simulator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code health}: asks a running simulator whether it is ready. */
@Command(
    name = "health",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = "Asks a running simulator whether it is ready: exit code 0 if it is, 1 if not.")
final class HealthCommand implements Callable<Integer> {

  private static final int NOT_READY = 1;

  @Mixin private RunningSimulator simulator;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    try {
      return tell(simulator.ask("GET", "health", BodyPublishers.noBody()));
    } catch (RunningSimulator.Silent silent) {
      return fail(silent.getMessage());
    }
  }

  private int tell(RunningSimulator.Told answer) throws RunningSimulator.Silent {
    JsonNode health = answer.body();
    if (answer.status() == 401 || answer.status() == 403) {
      String detail = health.path("detail").asText("it refuses to tell; give it --admin-token");
      return fail(simulator.url() + ": " + detail);
    }
    if (answer.status() != 200 || !health.path("status").asText().equals("ready")) {
      throw simulator.isNone();
    }
    spec.commandLine()
        .getOut()
        .printf(
            "ready, version %s, spec %s, signatures %s%n",
            health.path("version").asText(),
            health.path("spec").asText(),
            health.path("auth").asText());
    return 0;
  }

  private int fail(String why) {
    spec.commandLine().getErr().println("bss-simulator: " + why);
    return NOT_READY;
  }
}
