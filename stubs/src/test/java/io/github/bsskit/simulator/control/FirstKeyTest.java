package io.github.bsskit.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.Settings;
import io.github.bsskit.simulator.api.AuthMode;
import io.github.bsskit.simulator.testing.RawCaller;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Which key the simulator itself uses: for the call to try, and for calls that need no signature.
 */
@Tag("http")
class FirstKeyTest {

  private static final Map<String, String> QUOTA = Map.of("Amount", "1", "Currency", "CNY");

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{id: first, secret: s, active: false}",
        "{id: first, secret: s, permissions: []}",
        "{id: first, secret: s, token: t, expires: '2020-01-01T00:00:00Z'}"
      })
  void theCallToTryIsMadeWithAKeyThatMay(String first) throws Exception {
    try (BssSimulator simulator = BssSimulator.start(new Settings().world(world(first)))) {
      URI call = simulator.exampleCall().orElseThrow();

      HttpResponse<String> response =
          HttpClient.newHttpClient()
              .send(HttpRequest.newBuilder(call).build(), HttpResponse.BodyHandlers.ofString());

      assertThat(call.getQuery()).contains("AccessKeyId=second");
      assertThat(response.statusCode()).isEqualTo(200);
    }
  }

  @Test
  void hasNoExampleCallWithoutAUsableKey() throws Exception {
    Path world = write("accounts: [{id: 7, type: standard, keys: [{id: mine, secret: s}]}]");

    try (BssSimulator simulator = BssSimulator.start(new Settings().world(world))) {
      assertThat(simulator.exampleCall()).isEmpty();
    }
  }

  @Test
  void unsignedCallDoesNotUseADisabledKey() throws Exception {
    Settings settings = new Settings().auth(AuthMode.LENIENT);
    Path onlyDisabled =
        write("accounts: [{id: 7, type: reseller, keys: [{id: k, secret: s, active: false}]}]");

    try (BssSimulator simulator = BssSimulator.start(settings.world(onlyDisabled))) {
      HttpResponse<String> response =
          new RawCaller(simulator.url()).unsigned("GET", "/CreateResellerUserQuota", QUOTA);

      assertThat(response.body()).contains("\"Code\":\"MissingAccessKeyId\"");
      assertThat(simulator.ledgers()).isEmpty();
    }
  }

  private Path world(String firstKey) throws Exception {
    return write(
        "accounts: [{id: 7, type: reseller, keys: [%s, {id: second, secret: s}]}]"
            .formatted(firstKey));
  }

  private Path write(String yaml) throws Exception {
    return Files.writeString(directory.resolve("world.yaml"), yaml);
  }
}
