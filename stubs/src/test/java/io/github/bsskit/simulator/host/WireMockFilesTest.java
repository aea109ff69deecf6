package io.github.bsskit.simulator.host;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.Settings;
import io.github.bsskit.simulator.testing.RawCaller;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Stubs of a user's in files: only in the directory that was named, and nothing of ours among them.
 */
@Tag("http")
class WireMockFilesTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir private Path directory;

  @Test
  void savedStubsAreTheUsersAndOutliveAReset() throws Exception {
    try (BssSimulator simulator = BssSimulator.start(new Settings().stubs(directory))) {
      simulator.wireMock().stubFor(any(urlPathEqualTo("/mine")).willReturn(ok("my own")));

      int saved = post(simulator, "/__admin/mappings/save");
      int reset = post(simulator, "/__admin/reset");

      assertThat(saved).isEqualTo(200);
      assertThat(reset).isEqualTo(200);
      assertThat(mappings()).hasSize(1);
      assertThat(get(simulator, "/mine")).isEqualTo("my own");
      assertThatItResponds(simulator);
    }
  }

  @Test
  void savedCopyOfTheSimulatorStubIsIgnored() throws Exception {
    try (BssSimulator simulator = BssSimulator.start(new Settings().stubs(directory))) {
      var ours = simulator.wireMock().getStubMappings().get(0);
      ours.setPersistent(true);
      simulator.wireMock().editStubMapping(ours);

      int reset = post(simulator, "/__admin/reset");

      assertThat(reset).isEqualTo(200);
      assertThat(mappings()).hasSize(1);
      assertThatItResponds(simulator);
    }
    try (BssSimulator again = BssSimulator.start(new Settings().stubs(directory))) {
      assertThatItResponds(again);
    }
  }

  @Test
  void withoutADirectoryNothingIsWritten() throws Exception {
    try (BssSimulator simulator = BssSimulator.start()) {
      simulator.wireMock().stubFor(any(urlPathEqualTo("/mine")).willReturn(ok("my own")));

      int saved = post(simulator, "/__admin/mappings/save");

      assertThat(saved).isEqualTo(400);
      assertThat(Path.of("src/test/resources/mappings")).doesNotExist();
      assertThatItResponds(simulator);
    }
  }

  private List<Path> mappings() throws Exception {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static int post(BssSimulator simulator, String path) throws Exception {
    URI uri = simulator.url().resolve(path);
    HttpRequest request = HttpRequest.newBuilder(uri).POST(BodyPublishers.noBody()).build();
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
  }

  private static String get(BssSimulator simulator, String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(simulator.url().resolve(path)).build();
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  private static void assertThatItResponds(BssSimulator simulator) {
    HttpResponse<String> response = new RawCaller(simulator.url()).unsigned("GET", "/", Map.of());

    assertThat(response.body()).contains("<Code>MissingAction</Code>");
  }
}
