package io.github.bsskit.simulator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.bsskit.simulator.world.PrintableText;
import java.net.http.HttpRequest.BodyPublishers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command {@code health}: checks whether a simulator is ready. */
@Command(
    name = "health",
    description = "Checks whether a simulator is ready: exit code 0 if it is, 1 if not.")
final class HealthCommand extends Subcommand {

  private static final int NOT_READY = 1;

  @Mixin private RunningSimulator simulator;

  @Override
  public Integer call() throws InterruptedException {
    try {
      JsonNode health = health();
      out()
          .println(
              PrintableText.line(
                  "ready, version "
                      + health.path("version").asText()
                      + ", spec "
                      + health.path("spec").asText()
                      + ", signatures "
                      + health.path("auth").asText()
                      + ", name "
                      + health.path("name").asText()
                      + ", store "
                      + health.path("store").asText()));
      return 0;
    } catch (CommandException notReady) {
      err().println("bss-simulator: " + PrintableText.line(notReady.getMessage()));
      return NOT_READY;
    }
  }

  private JsonNode health() throws CommandException, InterruptedException {
    RunningSimulator.Reply reply = simulator.send("GET", "health", BodyPublishers.noBody());
    if (reply.status() == 401 || reply.status() == 403) {
      String detail = reply.body().path("detail").asText("access denied; set --admin-token");
      throw new CommandException(simulator.url() + ": " + detail);
    }
    String status = reply.body().path("status").asText();
    if (reply.status() == 503 && reply.body().has("detail")) {
      throw new CommandException(
          simulator.url() + " is " + status + ": " + reply.body().path("detail").asText());
    }
    if (reply.status() != 200 || !status.equals("ready")) {
      throw simulator.isOther();
    }
    return reply.body();
  }
}
