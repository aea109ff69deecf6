package io.github.bsskit.simulator.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.testing.ControlCaller;
import io.github.bsskit.simulator.testing.RawHttp;
import io.github.bsskit.simulator.testing.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that WireMock cannot process get errors that say why. */
@Tag("http")
class WireMockErrorsTest {

  private static BssSimulator simulator;

  @BeforeAll
  static void start() {
    simulator = BssSimulator.start();
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /__admin/files",
    "GET, /__admin/files/x",
    "PUT, /__admin/files/x",
    "DELETE, /__admin/files/x",
    "GET, /__admin/files/a/b"
  })
  void filesNeedADirectory(String method, String path) throws Exception {
    Response response = new ControlCaller(simulator.url()).send(method, path, "x");

    assertThat(response.status()).isEqualTo(404);
    assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(response.member("detail")).contains("start the simulator with --root-dir");
  }

  @Test
  void persistentStubsNeedADirectory() throws Exception {
    Response response =
        new ControlCaller(simulator.url())
            .post("/__admin/mappings", "{\"persistent\":true,\"request\":{\"urlPath\":\"/mine\"}}");

    assertThat(response.status()).isEqualTo(500);
    assertThat(response.member("detail")).contains("start the simulator with --root-dir");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /__admin/x^y HTTP/1.1\nHost: 127.0.0.1\n\n",
        "GET /__admin/mappings?limit=%zz HTTP/1.1\nHost: 127.0.0.1\n\n",
        "GET /__admin/mappings?limit=many HTTP/1.1\nHost: 127.0.0.1\n\n",
        "GET /__admin/mappings?limit=-1 HTTP/1.1\nHost: 127.0.0.1\n\n",
        "GET /x?%zz HTTP/1.1\nHost: a\n\n",
        "POST /x HTTP/1.1\nHost: a\nContent-Type: multipart/form-data\nContent-Length: 1\n\nx",
        "POST /x HTTP/1.1\nHost: a\nContent-Encoding: gzip\nContent-Length: 3\n\nabc",
        "POST /x HTTP/1.1\nHost: a\nContent-Type: application/x-www-form-urlencoded\n"
            + "Content-Length: 3\n\n%zz"
      })
  void invalidRequestsAreNotFailures(String request) throws Exception {
    Response response = RawHttp.exchange(simulator.port(), RawHttp.bytes(request)).orElseThrow();

    assertThat(response.status()).isEqualTo(400);
    assertThat(response.member("detail")).startsWith("WireMock cannot process the request (");
  }

  /** As many bytes as WireMock accepts, and one more. */
  @Test
  void bodiesHaveALimit() throws Exception {
    RawHttp connection = RawHttp.connect(simulator.port());
    try (connection) {
      connection.send(
          RawHttp.bytes("POST /x HTTP/1.1\nHost: a\nContent-Length: " + ((64 << 20) + 1) + "\n\n"));

      Response response = connection.answer().orElseThrow();

      assertThat(response.status()).isEqualTo(413);
      assertThat(response.member("detail"))
          .isEqualTo("the body of POST /x is too large: send at most 67108864 bytes");
    }
  }
}
