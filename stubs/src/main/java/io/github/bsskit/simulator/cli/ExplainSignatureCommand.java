package io.github.bsskit.simulator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.bsskit.simulator.explain.CallText;
import io.github.bsskit.simulator.explain.CallTextException;
import io.github.bsskit.simulator.explain.SignatureExplainer;
import io.github.bsskit.simulator.explain.SignatureExplanation;
import io.github.bsskit.simulator.world.AccessKeys;
import io.github.bsskit.simulator.world.Fixtures;
import io.github.bsskit.simulator.world.WorldFileException;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code explain-signature}: why a signature is not accepted, step by step. */
@Command(
    name = "explain-signature",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = {
      "Shows how the signature of a call is made, where it differs from the one that was sent, and"
          + " the likely cause.",
      "The call is a URL, a curl command line, - for standard input, or with --entry a call that a"
          + " running simulator has in its journal."
    },
    footer = {
      "",
      "Exit codes: 0 the signature is right, 1 it is not, 2 the call cannot be read, 70 a fault of"
          + " its own."
    })
final class ExplainSignatureCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "CALL",
      description = "A URL or a curl command line, quoted as one; - reads it from standard input.")
  private String call;

  @Option(
      names = "--secret",
      paramLabel = "SECRET",
      description = "The AccessKeySecret, if the world does not have the key.")
  private String secret;

  @Option(
      names = "--signed",
      paramLabel = "TEXT",
      description = "What the client says that it has signed, to be compared.")
  private String signed;

  @Option(
      names = "--world",
      paramLabel = "FILE",
      description = "Keys instead of the built-in ones.")
  private Path world;

  @Option(
      names = "--entry",
      paramLabel = "N",
      description = "A call in the journal of the simulator at --url.")
  private Integer entry;

  @Mixin private RunningSimulator simulator;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    if ((call == null) == (entry == null)) {
      throw mistake(
          "name either a call, as a URL or a curl command line, or --entry with a number of the"
              + " journal's");
    }
    PrintWriter out = spec.commandLine().getOut();
    if (entry != null) {
      JsonNode told = ask();
      out.print(told.path("text").asText());
      out.flush();
      return told.path("matches").asBoolean() ? 0 : 1;
    }
    SignatureExplanation explanation = explain();
    out.print(explanation.toText());
    out.flush();
    return explanation.matches() ? 0 : 1;
  }

  private SignatureExplanation explain() {
    try {
      AccessKeys keys = (world == null ? Fixtures.builtIn() : Fixtures.read(world)).keys();
      return new SignatureExplainer(keys, InstantSource.system())
          .explain(
              CallText.read(call.equals("-") ? standardInput() : call),
              Optional.ofNullable(secret),
              Optional.ofNullable(signed));
    } catch (CallTextException | WorldFileException mistake) {
      throw mistake(mistake.getMessage());
    }
  }

  private String standardInput() {
    try {
      return new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw mistake("standard input cannot be read; name the call itself");
    }
  }

  /** The running simulator knows the call as it came, and the time at which it did. */
  private JsonNode ask() throws InterruptedException {
    try {
      RunningSimulator.Told told =
          simulator.ask(
              "POST",
              "explain-signature",
              BodyPublishers.ofString("{\"entry\":%d}".formatted(entry)));
      if (told.status() != 200) {
        throw mistake(
            simulator.url()
                + ": "
                + told.body().path("detail").asText("what listens there is no simulator"));
      }
      return told.body();
    } catch (RunningSimulator.Silent silent) {
      throw mistake(silent.getMessage());
    }
  }

  private ParameterException mistake(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
