package io.github.bsskit.simulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The jar on the class path of another WireMock. */
class AnotherWireMockIT {

  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin/java").toString();
  private static final String JAR = Path.of("target", "bss-simulator.jar").toString();

  private final HttpClient client = HttpClient.newHttpClient();

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "wiremock-standalone.jar, %1$s:%2$s",
    "wiremock-standalone.jar, %2$s:%1$s",
    "wiremock-standalone-lowest.jar, %1$s:%2$s",
    "wiremock-standalone-lowest.jar, %2$s:%1$s",
  })
  void isLoaded(String jarOfWireMock, String classPath) throws Exception {
    String wireMock = Path.of("target", jarOfWireMock).toString();
    Path root = directory.resolve("wiremock");
    try (RunningJar jar =
        RunningJar.start(
            Map.of(),
            JAVA,
            "-cp",
            classPath.formatted(wireMock, JAR),
            "wiremock.Run",
            "--port=0",
            "--root-dir=" + root)) {
      String port = jar.awaitLine("port:").replaceAll("\\D", "");
      HttpResponse<String> response = get("http://127.0.0.1:" + port + "/?Action=Nothing");
      HttpResponse<String> profile = get("http://127.0.0.1:" + port + "/__admin/bss/profile");
      HttpResponse<String> unknown = get("http://127.0.0.1:" + port + "/__admin/bss/unknown");

      assertThat(response.statusCode()).isEqualTo(404);
      assertThat(response.body()).contains("<Code>InvalidAction.NotFound</Code>");
      assertThat(profile.statusCode()).isEqualTo(200);
      assertThat(profile.headers().firstValue("Content-Type")).contains("application/json");
      assertThat(profile.body())
          .startsWith("{\"wire\":{\"form\":\"rpc\"")
          .contains("\"full\":{\"id\":\"testid\",\"secret\":\"testsecret\"}");
      assertThat(unknown.statusCode()).isEqualTo(404);
      assertThat(unknown.headers().firstValue("Content-Type")).contains("application/problem+json");
    }
  }

  @Test
  void rejectsAnOlderOne() throws Exception {
    String wireMock = Path.of("target", "wiremock-standalone-too-old.jar").toString();
    try (RunningJar jar =
        RunningJar.start(
            Map.of(),
            JAVA,
            "-cp",
            wireMock + ":" + JAR,
            "wiremock.Run",
            "--port=0",
            "--root-dir=" + directory.resolve("wiremock"))) {
      assertThat(jar.awaitLine("the simulator cannot run with WireMock"))
          .contains(": use WireMock 3.2.0 or newer");
    }
  }

  private HttpResponse<String> get(String url) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
