package io.github.bsskit.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.testing.ControlCaller;
import io.github.bsskit.simulator.testing.RemoteCaller;
import io.github.bsskit.simulator.testing.Response;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No spelling of a path, protocol, web page or size leads past the rules. */
@Tag("http")
class ControlDisguisesTest extends GuardedSimulators {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/__admin/bss/reset?",
        "/__admin/bss/reset?x=1",
        "/__admin//bss/reset",
        "//__admin/bss/reset",
        "/__admin/bss//reset",
        "/__admin/%62ss/reset",
        "/__admin/bs%73/reset",
        "/%5F_admin/bss/reset",
        "/__admin%2Fbss/reset",
        "/__admin/bss%2Freset",
        "/__admin/%2562ss/reset",
        "/__admin;x/bss/reset",
        "/__admin/bss;x/reset",
        "/__admin/bss/;x/reset",
        "/__admin/bss/reset;x=1",
        "/__admin/./bss/reset",
        "/__admin/%2e/bss/reset",
        "/__admin/x/../bss/reset",
        "/__admin/x/%2e%2e/bss/reset",
        "/x/../__admin/bss/reset",
        "/__admin/bss/reset/",
        "/__admin/bss/reset.",
        "/__admin/bss./reset",
        "/__ADMIN/BSS/RESET",
        "/__admin\\bss\\reset",
        "/__admin/bss/reset#x",
        "http://127.0.0.1/__admin/bss/reset",
        "http://localhost:8080/__admin/bss/reset",
        "http://localhost/__admin/%62ss/reset",
        "http:///__admin/bss/reset",
      })
  void otherPathSpellingsDoNotAdmitRemoteCallers(String target) throws Exception {
    Response response = RemoteCaller.send(closed.port(), RemoteCaller.post(target));

    assertThat(response.status()).as(response.toString()).isGreaterThanOrEqualTo(400);
    assertThat(isReset(closed)).as("reset by POST " + target).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/__admin/%62ss/reset", "/__admin/bss;x/reset", "/__admin//bss/reset"})
  void otherPathSpellingsAreNotFound(String target) throws Exception {
    Response response = RemoteCaller.send(LOOPBACK, closed.port(), RemoteCaller.post(target));

    assertThat(response.status()).as(response.toString()).isBetween(400, 404);
    assertThat(isReset(closed)).isFalse();
  }

  @Test
  void remoteCallersAreRejectedOverHttp2() throws Exception {
    URI url =
        new URI(
            "http",
            null,
            RemoteCaller.address().getHostAddress(),
            closed.port(),
            "/__admin/bss/reset",
            null,
            null);
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .header("X-Forwarded-For", "127.0.0.1")
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    for (int call = 1; call <= 3; call++) {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());

      assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
      assertThat(response.statusCode()).isEqualTo(403);
      assertThat(isReset(closed)).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://evil.example",
        "https://localhost.evil.example",
        "http://127.0.0.1.evil.example",
        "http://simulator:8080",
        "https://simulator:80",
        "http://simulator.example",
        "http://localhost",
        "http://localhost:3000",
        "http://127.0.0.1",
        "https://127.0.0.1",
        "http://[::1]:8080",
        "http://8.8.8.8",
        "http://[2001:db8::1]:8080",
        "http://127.1.evil",
        "null",
        "file://",
        "http://local host",
        "http://localhost\nOrigin: http://evil.example"
      })
  void foreignOriginsAreRejectedEvenWithTheToken(String origin) throws Exception {
    Response response =
        RemoteCaller.send(
            LOOPBACK,
            guarded.port(),
            RemoteCaller.post(
                "/__admin/bss/reset", "Origin: " + origin, "Authorization: Bearer " + TOKEN));

    assertThatProblem(response, 403, "may not use /__admin");
    assertThat(isReset(guarded)).isFalse();
  }

  /** An origin is a scheme, a host and a port: another port of this machine is another origin. */
  @ParameterizedTest
  @CsvSource({
    "localhost:8080, http://localhost:8080, 204",
    "localhost:8080, http://LOCALHOST:8080, 204",
    "[::1]:8080, http://[0:0:0:0:0:0:0:1]:8080, 204",
    "127.0.0.1, http://127.0.0.1:80, 204",
    "127.0.0.1:80, http://127.0.0.1, 204",
    "localhost:8080, http://localhost:3000, 403",
    "localhost:8080, http://localhost, 403",
    "localhost:8080, http://127.0.0.1:8080, 403",
    "localhost:8080, https://localhost:8080, 403",
    "127.0.0.1, https://127.0.0.1, 403",
    "[::1]:8080, http://[::1]:8081, 403",
    "localhost.:8080, http://localhost.:8080, 204",
    "127.0.0.1:8080, http://evil@127.0.0.1:8080, 403",
    "127.0.0.1:8080, http://evil:pass@127.0.0.1:8080, 403",
    "127.0.0.1:8080, http://@127.0.0.1:8080, 403",
    "127.0.0.1:8080, http://127.0.0.1:8080/, 403",
    "127.0.0.1:8080, http://127.0.0.1:8080/page, 403",
    "127.0.0.1:8080, http://127.0.0.1:8080?query, 403",
    "127.0.0.1:8080, http://127.0.0.1:8080#fragment, 403"
  })
  void onlyPagesOfTheSimulatorAreAccepted(String host, String origin, int status) throws Exception {
    Response response =
        RemoteCaller.send(
            LOOPBACK,
            closed.port(),
            RemoteCaller.post("/__admin/bss/reset", "Origin: " + origin)
                .replace("Host: simulator", "Host: " + host));

    assertThat(response.status()).as(response.toString()).isEqualTo(status);
  }

  /** A reverse proxy may add TLS. */
  @ParameterizedTest
  @CsvSource({
    "192.0.2.1:8080, http://192.0.2.1:8080, 204",
    "[2001:db8::1]:8080, http://[2001:db8::1]:8080, 204",
    "bss.example, https://bss.example, 204",
    "bss.example:8443, https://bss.example:8443, 204",
    "bss.example, https://other.example, 403",
    "bss.example:8080, http://bss.example:8081, 403"
  })
  void ownOriginIsAcceptedWithTheToken(String host, String origin, int status) throws Exception {
    Response response =
        RemoteCaller.send(
            guarded.port(),
            RemoteCaller.post(
                    "/__admin/bss/reset", "Origin: " + origin, "Authorization: Bearer " + TOKEN)
                .replace("Host: simulator", "Host: " + host));

    assertThat(response.status()).as(response.toString()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"POST, reset, 1048577", "GET, health, 1048577"})
  void tooLongBodyIsRejectedUnread(String method, String route, long length) throws Exception {
    Response response =
        RemoteCaller.send(
            LOOPBACK,
            closed.port(),
            "%s /__admin/bss/%s HTTP/1.1\nHost: a\nConnection: close\nContent-Length: %d\n\n"
                .formatted(method, route, length));

    assertThatProblem(response, 413, "is too large: send at most " + (length - 1) + " bytes");
  }

  @Test
  void tooLongBodyWithoutLengthIsRejectedAtTheLimit() throws Exception {
    String chunk = "100001\n" + " ".repeat(0x100001) + "\n";
    Response response =
        RemoteCaller.send(
            LOOPBACK,
            closed.port(),
            RemoteCaller.post("/__admin/bss/reset")
                    .replace("Content-Length: 0", "Transfer-Encoding: chunked")
                + chunk);

    assertThatProblem(response, 413, "the body of POST /__admin/bss/reset is too large");
    assertThat(isReset(closed)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"POST, reset, 1048576, 204", "PUT, state, 1048577, 400"})
  void bodyWithinTheLimitIsRead(String method, String route, int length, int status)
      throws Exception {
    Response response =
        new ControlCaller(URI.create("http://127.0.0.1:" + closed.port()))
            .send(method, "/__admin/bss/" + route, " ".repeat(length));

    assertThat(response.status()).as(response.toString()).isEqualTo(status);
  }
}
