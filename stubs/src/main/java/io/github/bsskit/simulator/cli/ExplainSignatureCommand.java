package io.github.bsskit.simulator.cli;

import io.github.bsskit.simulator.explain.CallText;
import io.github.bsskit.simulator.explain.CallTextException;
import io.github.bsskit.simulator.explain.SignatureExplainer;
import io.github.bsskit.simulator.explain.SignatureExplanation;
import io.github.bsskit.simulator.gateway.RawRequest;
import io.github.bsskit.simulator.world.PrintableText;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code explain-signature}: explains why a signature is rejected. */
@Command(
    name = "explain-signature",
    description = {
      "Shows how the signature of a request is computed, where it differs from the signature that"
          + " was sent, and the likely cause.",
      "The request is a URL, a curl command line, - for standard input, or with --entry an entry in"
          + " the journal of a running simulator."
    },
    footer = {
      "",
      "Exit codes: 0 the signature matches, 1 it does not match, 2 the request cannot be read, 70"
          + " internal error."
    })
final class ExplainSignatureCommand extends Subcommand {

  @Parameters(
      arity = "0..1",
      paramLabel = "CALL",
      description =
          "A URL or a curl command line, quoted as one argument; - reads it from standard input. At"
              + " most 1,114,112 characters.")
  private String call;

  @Option(
      names = "--secret",
      paramLabel = "SECRET",
      description = "AccessKeySecret, if the world does not have the key.")
  private String secret;

  @Option(
      names = "--signed",
      paramLabel = "TEXT",
      description = "The string that the client signed, to compare it.")
  private String signed;

  @Option(
      names = "--first-attempt",
      paramLabel = "CALL",
      description =
          "An earlier attempt of the same request: finds what a retry signed of it by mistake.")
  private String firstAttempt;

  @Option(
      names = "--world",
      paramLabel = "FILE",
      description = "World file with the keys. Default: the built-in keys.")
  private Path world;

  @Option(
      names = "--entry",
      paramLabel = "N",
      description = "Number of an entry in the journal of the simulator at --url.")
  private Integer entry;

  @Mixin private RunningSimulator simulator;

  @Override
  public Integer call() throws CommandException, InterruptedException {
    if ((call == null) == (entry == null)) {
      throw usageError(
          "specify either a request (a URL or a curl command line) or --entry with the number of a"
              + " journal entry");
    }
    return entry != null ? explainEntry() : explainCall();
  }

  /** Asks the simulator, which has the request as received and the time when it was received. */
  private int explainEntry() throws CommandException, InterruptedException {
    RunningSimulator.Reply reply =
        simulator.send(
            "POST", "explain-signature", BodyPublishers.ofString("{\"entry\":" + entry + "}"));
    if (reply.status() != 200) {
      throw reply.body().has("detail")
          ? new CommandException(simulator.url() + ": " + reply.body().path("detail").asText())
          : simulator.isOther();
    }
    return print(reply.body().path("text").asText(), reply.body().path("matches").asBoolean());
  }

  private int explainCall() throws CommandException {
    if (signed != null && signed.isBlank()) {
      throw new CommandException("invalid --signed: empty; pass the string to sign");
    }
    SignatureExplanation explanation =
        new SignatureExplainer(fixtures(world).keys(), InstantSource.system())
            .explain(
                call.equals("-") ? read("standard input", standardInput()) : read("CALL", call),
                Optional.ofNullable(secret),
                Optional.ofNullable(signed),
                firstAttempt == null ? List.of() : List.of(read("--first-attempt", firstAttempt)));
    return print(explanation.toText(), explanation.matches());
  }

  /**
   * Reads a request.
   *
   * @param argument names the text in errors
   */
  private static RawRequest read(String argument, String text) throws CommandException {
    try {
      return CallText.read(text);
    } catch (CallTextException invalid) {
      throw new CommandException("invalid " + argument + ": " + invalid.getMessage());
    }
  }

  private int print(String text, boolean isMatch) {
    out().print(PrintableText.lines(text));
    out().flush();
    return isMatch ? 0 : 1;
  }

  private static String standardInput() throws CommandException {
    try {
      // One character has at most four bytes. The rest of an endless input is not read.
      byte[] text = System.in.readNBytes(4 * CallText.MAX_CHARACTERS + 1);
      return new String(text, StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new CommandException("cannot read standard input: pass the request as an argument");
    }
  }
}
