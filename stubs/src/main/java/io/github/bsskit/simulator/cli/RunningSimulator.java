package io.github.bsskit.simulator.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.bsskit.simulator.control.ControlRoutes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import javax.net.ssl.SSLException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of commands that ask a running simulator, and the way to ask it. */
final class RunningSimulator {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /**
   * What it told.
   *
   * @param status the HTTP status
   */
  record Told(int status, JsonNode body) {}

  /** It told nothing; the message names the address and the cure. */
  static final class Silent extends Exception {

    private static final long serialVersionUID = 1L;

    private Silent(String message) {
      super(message);
    }
  }

  @Option(
      names = "--url",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8080",
      description = "Where the simulator listens. Default: ${DEFAULT-VALUE}.")
  private String url;

  @Option(
      names = "--admin-token",
      paramLabel = "TOKEN",
      description = "What a simulator on another machine was started with.")
  private String adminToken;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  /** Its address, as it was given. */
  String url() {
    return url;
  }

  /** That what listens there is something else. */
  Silent isNone() {
    return new Silent(url + ": what listens there is no simulator; name its address with --url");
  }

  /**
   * Asks by the control API.
   *
   * @param route for example {@code health}
   * @throws Silent if nothing answers there, or what does is no simulator
   * @throws ParameterException if the address is none
   */
  Told ask(String method, String route, BodyPublisher body) throws Silent, InterruptedException {
    URI address =
        SimulatorUrl.parse(url)
            .orElseThrow(
                () -> new ParameterException(command.commandLine(), SimulatorUrl.mistake(url)));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.resolve(ControlRoutes.ROOT + route))
            .timeout(PATIENCE)
            .method(method, body);
    if (adminToken != null) {
      request.header("Authorization", "Bearer " + adminToken);
    }
    try {
      HttpResponse<byte[]> response =
          HttpClient.newBuilder()
              .connectTimeout(PATIENCE)
              .build()
              .send(request.build(), BodyHandlers.ofByteArray());
      return new Told(response.statusCode(), new ObjectMapper().readTree(response.body()));
    } catch (JsonProcessingException noJson) {
      throw isNone();
    } catch (SSLException untrusted) {
      throw new Silent(
          url + ": its certificate is not trusted, as a simulator's is not; ask over HTTP");
    } catch (IOException unreachable) {
      throw new Silent(
          url + ": nothing answers there; start the simulator, or name its address with --url");
    }
  }
}
