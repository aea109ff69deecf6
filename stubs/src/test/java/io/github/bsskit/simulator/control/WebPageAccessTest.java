package io.github.bsskit.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.Settings;
import io.github.bsskit.simulator.testing.RawHttp;
import io.github.bsskit.simulator.testing.RemoteCaller;
import io.github.bsskit.simulator.testing.Response;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What browsers say of the page that a request is from, and what they are told. */
@Tag("http")
class WebPageAccessTest extends GuardedSimulators {

  private static final String STUB =
      "{\"request\":{\"urlPattern\":\"/planted.*\"},\"response\":{\"body\":\"planted\"}}";

  @ParameterizedTest
  @CsvSource({
    "GET, /__admin/requests, cross-site, no-cors, image, 403",
    "GET, /__admin/requests, same-site, no-cors, script, 403",
    "GET, /__admin/requests, cross-site, cors, empty, 403",
    "GET, /__admin/swagger-ui/, cross-site, navigate, iframe, 403",
    "POST, /__admin/mappings, cross-site, navigate, document, 403",
    "POST, /__admin/shutdown, same-site, no-cors, empty, 403",
    "GET, /__admin/requests, unheard-of, cors, empty, 403",
    "GET, /__admin/requests, cross-site, navigate, document, 200",
    "GET, /__admin/requests, none, navigate, document, 200",
    "GET, /__admin/requests, same-origin, cors, empty, 200",
    "GET, /__admin/bss/health, same-site, cors, empty, 403",
    "GET, /__admin/bss/health, same-origin, cors, empty, 200",
    "GET, /__admin/bss/console, cross-site, navigate, document, 200",
    "GET, /__admin/bss/console, cross-site, navigate, iframe, 403",
    "GET, /__admin/bss/ready, cross-site, no-cors, image, 403",
    "GET, /__admin/bss/ready, cross-site, navigate, document, 200"
  })
  void browserSaysWhichPageARequestIsFrom(
      String method, String path, String site, String mode, String destination, int status)
      throws Exception {
    Response response =
        RemoteCaller.send(
            LOOPBACK,
            closed.port(),
            requestTo(
                method,
                path,
                method.equals("GET") ? "" : STUB,
                "Sec-Fetch-Site: " + site,
                "Sec-Fetch-Mode: " + mode,
                "Sec-Fetch-Dest: " + destination));

    assertThat(response.status()).as(response.toString()).isEqualTo(status);
    if (status == 403) {
      assertThatProblem(response, 403, "may not use /__admin");
    }
  }

  /** These paths are public for other machines, if there is a token. */
  @ParameterizedTest
  @ValueSource(strings = {"/__admin/bss/ready", "/__admin/bss/console"})
  void publicPathsAreNotForPagesOfOtherOrigins(String path) throws Exception {
    String request = requestTo("GET", path, "", "Origin: http://evil.example");

    assertThatProblem(
        RemoteCaller.send(LOOPBACK, guarded.port(), request), 403, "http://evil.example");
    assertThatProblem(RemoteCaller.send(guarded.port(), request), 403, "http://evil.example");
    assertThat(
            RemoteCaller.send(
                    guarded.port(), requestTo("GET", path, "", "Origin: http://127.0.0.1:8080"))
                .status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/__admin/mappings",
        "/__admin/requests",
        "/__admin/health",
        "/__admin/no",
        "/__admin/swagger-ui/no",
        "/__admin/recorder/no",
        "/__admin/docs"
      })
  void answersOfWireMockHaveNosniffAndNoCors(String path) throws Exception {
    Response response =
        RemoteCaller.send(
            LOOPBACK, closed.port(), requestTo("GET", path, "", "Origin: http://127.0.0.1:8080"));

    assertThat(response.status()).isIn(200, 404);
    assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(response.headers().keySet()).noneMatch(name -> name.startsWith("access-control"));
  }

  /** A page may read the errors of operations, and could thus tell which simulator is running. */
  @ParameterizedTest
  @CsvSource({
    "'POST /__admin/mappings/import HTTP/1.1\nContent-Length: 2\n\n{}', 400, a value is missing",
    "'GET /__admin/mappings HTTP/1.1\nContent-Length: x\n\n', 400, Content-Length is not valid"
  })
  void errorsHaveNosniffAndNoCors(String request, int status, String detail) throws Exception {
    Response response =
        RemoteCaller.send(
            LOOPBACK,
            closed.port(),
            request
                .replace("\\n", "\n")
                .replaceFirst("\n", "\nHost: localhost\nConnection: close\n"));

    assertThatProblem(response, status, detail);
    assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(response.headers().keySet()).noneMatch(name -> name.startsWith("access-control"));
  }

  @Test
  void preflightGrantsNothing() throws Exception {
    Response response =
        RemoteCaller.send(
            LOOPBACK,
            closed.port(),
            requestTo(
                "OPTIONS",
                "/__admin/mappings",
                "",
                "Origin: http://127.0.0.1:8080",
                "Access-Control-Request-Method: DELETE"));

    assertThat(response.headers().keySet()).noneMatch(name -> name.startsWith("access-control"));
  }

  /** The console over HTTPS is another origin than over HTTP. */
  @ParameterizedTest
  @CsvSource({"https, 0, 204", "http, 0, 403", "https, 1, 403"})
  void originOverHttpsHasItsScheme(String scheme, int portsAway, int status) throws Exception {
    try (BssSimulator simulator = BssSimulator.start(new Settings().httpsPort(0));
        RawHttp connection = RawHttp.connectWithTls(simulator.httpsPort())) {
      String origin = scheme + "://localhost:" + (simulator.httpsPort() + portsAway);
      connection.send(
          RawHttp.bytes(
              RemoteCaller.post("/__admin/bss/reset", "Origin: " + origin)
                  .replace("Host: simulator", "Host: localhost:" + simulator.httpsPort())));

      assertThat(connection.answer().orElseThrow().status()).isEqualTo(status);
    }
  }
}
