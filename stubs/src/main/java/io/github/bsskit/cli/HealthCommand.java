package io.github.bsskit.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @Option(
      names = "--url",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8080",
      description = "Where it listens. Default: ${DEFAULT-VALUE}.")
  private String url;

  @Option(
      names = "--admin-token",
      paramLabel = "TOKEN",
      description = "What a simulator on another machine was started with.")
  private String adminToken;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    URI address =
        SimulatorUrl.parse(url)
            .orElseThrow(
                () -> new ParameterException(spec.commandLine(), SimulatorUrl.mistake(url)));
    try {
      return tell(ask(address));
    } catch (JsonProcessingException noJson) {
      return fail("what listens there is no simulator; name the address of one with --url");
    } catch (SSLException untrusted) {
      return fail("its certificate is not trusted, as a simulator's is not; ask over HTTP");
    } catch (IOException unreachable) {
      return fail("nothing answers there; start the simulator, or name its address with --url");
    }
  }

  private HttpResponse<String> ask(URI address) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.resolve("/__admin/bss/health")).timeout(PATIENCE);
    if (adminToken != null) {
      request.header("Authorization", "Bearer " + adminToken);
    }
    return HttpClient.newBuilder()
        .connectTimeout(PATIENCE)
        .build()
        .send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private int tell(HttpResponse<String> answer) throws JsonProcessingException {
    JsonNode health = new ObjectMapper().readTree(answer.body());
    if (answer.statusCode() == 401 || answer.statusCode() == 403) {
      return fail(health.path("detail").asText("it refuses to tell; give it --admin-token"));
    }
    if (answer.statusCode() != 200 || !health.path("status").asText().equals("ready")) {
      return fail("what listens there is no simulator; name the address of one with --url");
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
    spec.commandLine().getErr().println("bss-simulator: " + url + ": " + why);
    return NOT_READY;
  }
}
