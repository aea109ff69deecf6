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
import picocli.CommandLine.Option;

/** Options that locate a running simulator, and requests to its control API. */
final class RunningSimulator {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  /** A response of the control API. */
  record Reply(int status, JsonNode body) {}

  @Option(
      names = "--url",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8080",
      converter = UrlConverter.class,
      description = "Address of the simulator. Default: ${DEFAULT-VALUE}.")
  private URI url;

  @Option(
      names = "--admin-token",
      paramLabel = "TOKEN",
      description = "The admin token of a simulator on another machine.")
  private String adminToken;

  URI url() {
    return url;
  }

  /** Another server listens at the address. */
  CommandException isOther() {
    return new CommandException(url + " is not a simulator; set its address with --url");
  }

  /**
   * Sends a request to the control API.
   *
   * @param route for example {@code health}
   * @throws CommandException if there is no response, or not a simulator's
   */
  Reply send(String method, String route, BodyPublisher body)
      throws CommandException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url.resolve(ControlRoutes.ROOT + route))
            .timeout(TIMEOUT)
            .method(method, body);
    if (adminToken != null) {
      if (!adminToken.matches("[!-~]+")) {
        throw new CommandException(
            "the admin token has a character that is not allowed in a header: use the token that"
                + " the simulator was started with");
      }
      request.header("Authorization", "Bearer " + adminToken);
    }
    try {
      HttpResponse<byte[]> response =
          HttpClient.newBuilder()
              .connectTimeout(TIMEOUT)
              .build()
              .send(request.build(), BodyHandlers.ofByteArray());
      return new Reply(response.statusCode(), new ObjectMapper().readTree(response.body()));
    } catch (JsonProcessingException notJson) {
      throw isOther();
    } catch (SSLException untrusted) {
      throw new CommandException(
          "the certificate of " + url + " is self-signed or not trusted; use the HTTP address");
    } catch (IOException unreachable) {
      throw new CommandException(
          "no response from " + url + "; start the simulator, or set its address with --url");
    }
  }
}
