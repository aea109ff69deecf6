package io.github.bsskit.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.Settings;
import io.github.bsskit.simulator.host.SimulatorExtension;
import io.github.bsskit.simulator.testing.RawHttp;
import io.github.bsskit.simulator.testing.RemoteCaller;
import io.github.bsskit.simulator.testing.Response;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The control API is for loopback callers and for callers with the token. */
@Tag("http")
class ControlAccessTest extends GuardedSimulators {

  @Test
  void thisMachineNeedsNoToken() throws Exception {
    for (BssSimulator simulator : new BssSimulator[] {closed, guarded}) {
      Response response =
          RemoteCaller.send(LOOPBACK, simulator.port(), RemoteCaller.post("/__admin/bss/reset"));

      assertThat(response.status()).isEqualTo(204);
      assertThat(isReset(simulator)).isTrue();
    }
  }

  @Test
  void remoteCallersAreRejectedWithTheFix() throws Exception {
    Response without = RemoteCaller.send(closed.port(), RemoteCaller.post("/__admin/bss/reset"));
    Response with = RemoteCaller.send(guarded.port(), RemoteCaller.post("/__admin/bss/reset"));

    assertThatProblem(without, 403, "start the simulator with --admin-token TOKEN");
    assertThatProblem(with, 403, "with the simulator's admin token");
    assertThat(isReset(closed) || isReset(guarded)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"health", "profile", "state", "journal", "openapi.yaml", "nothing", ""})
  void remoteCallersLearnNothing(String route) throws Exception {
    Response response =
        RemoteCaller.send(
            closed.port(),
            "GET /__admin/bss/" + route + " HTTP/1.1\nHost: a\nConnection: close\n\n");

    assertThatProblem(response, 403, "/__admin accepts only requests from this machine");
  }

  @Test
  void remoteCallersCanCallOperations() throws Exception {
    Response response =
        RemoteCaller.send(
            closed.port(), "GET /?Action=Nothing HTTP/1.1\nHost: simulator\nConnection: close\n\n");

    assertThat(response.outcome()).isEqualTo("404 InvalidAction.NotFound");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer " + TOKEN, "bearer " + TOKEN, "Bearer   " + TOKEN + " "})
  void remoteCallersWithTheTokenAreAccepted(String authorization) throws Exception {
    Response response =
        RemoteCaller.send(
            guarded.port(),
            RemoteCaller.post("/__admin/bss/reset", "Authorization: " + authorization));

    assertThat(response.status()).as(response.toString()).isEqualTo(204);
    assertThat(isReset(guarded)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer open-Sesame~2",
        "Bearer open-Sesame~",
        "Bearer open-Sesame~11",
        "Bearer OPEN-SESAME~1",
        "Bearer",
        "Bearer ",
        "Basic open-Sesame~1",
        "open-Sesame~1",
        "Bearer open-Sesame~1\nAuthorization: Bearer guessed"
      })
  void wrongTokenIsRejectedFromAnyAddress(String authorization) throws Exception {
    String request = RemoteCaller.post("/__admin/bss/reset", "Authorization: " + authorization);

    Response near = RemoteCaller.send(LOOPBACK, guarded.port(), request);
    Response far = RemoteCaller.send(guarded.port(), request);

    assertThatProblem(near, 401, "wrong admin token");
    assertThat(near.header("WWW-Authenticate")).isEqualTo("Bearer");
    assertThatProblem(far, 401, "wrong admin token");
    assertThat(far.text()).doesNotContain(TOKEN);
    assertThat(isReset(guarded)).isFalse();
  }

  /** A server may keep a header's value for the later requests of a connection. */
  @ParameterizedTest
  @CsvSource({
    TOKEN + ", OPEN-SESAME~1, 200, 401",
    TOKEN + ", open-sesame~1, 200, 401",
    "open-sesame~1, " + TOKEN + ", 401, 200"
  })
  void caseOfTheTokenMattersOnOneConnection(String one, String other, int first, int second)
      throws Exception {
    try (RawHttp connection = RawHttp.connect(RemoteCaller.address(), guarded.port())) {
      for (int round = 0; round < 2; round++) {
        assertThat(status(connection, one)).isEqualTo(first);
        assertThat(status(connection, other)).isEqualTo(second);
      }
    }
  }

  private static int status(RawHttp connection, String token) throws Exception {
    connection.send(
        RawHttp.bytes(
            "GET /__admin/bss/health HTTP/1.1\nHost: simulator\nAuthorization: Bearer "
                + token
                + "\n\n"));
    return connection.answer().orElseThrow().status();
  }

  @Test
  void tokenIsUselessWithoutAdminToken() throws Exception {
    String request = RemoteCaller.post("/__admin/bss/reset", "Authorization: Bearer " + TOKEN);

    assertThatProblem(RemoteCaller.send(closed.port(), request), 403, "--admin-token");
    assertThat(RemoteCaller.send(LOOPBACK, closed.port(), request).status()).isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Forwarded-For: 127.0.0.1",
        "X-Forwarded-For: ::1",
        "Forwarded: for=127.0.0.1",
        "X-Real-IP: 127.0.0.1",
        "X-Forwarded-Host: localhost",
        "Origin: http://simulator"
      })
  void headersDoNotMakeARemoteCallerLocal(String header) throws Exception {
    Response response =
        RemoteCaller.send(closed.port(), RemoteCaller.post("/__admin/bss/reset", header));

    assertThatProblem(response, 403, "/__admin accepts only requests from this machine");
    assertThat(isReset(closed)).isFalse();
  }

  /** A reverse proxy on this machine connects from a loopback address for all its clients. */
  @ParameterizedTest
  @ValueSource(
      strings = {"X-Forwarded-For: 127.0.0.1", "Forwarded: for=192.0.2.1", "Via: 1.1 proxy"})
  void forwardedRequestsNeedTheToken(String header) throws Exception {
    String without = RemoteCaller.post("/__admin/bss/reset", header);
    String with = RemoteCaller.post("/__admin/bss/reset", header, "Authorization: Bearer " + TOKEN);

    assertThatProblem(
        RemoteCaller.send(LOOPBACK, guarded.port(), without), 403, "no proxy has forwarded");
    assertThat(isReset(guarded)).isFalse();
    assertThat(RemoteCaller.send(LOOPBACK, guarded.port(), with).status()).isEqualTo(204);
  }

  @Test
  void foreignWireMockAcceptsLoopbackOnly() throws Exception {
    WireMockServer other =
        new WireMockServer(
            WireMockConfiguration.options().dynamicPort().extensions(new SimulatorExtension()));
    other.start();
    try {
      String request = RemoteCaller.post("/__admin/bss/reset");
      String claim = RemoteCaller.post("/__admin/bss/reset", "X-Forwarded-For: 127.0.0.1");
      String page = RemoteCaller.post("/__admin/bss/reset", "Origin: http://evil.example");
      String hidden = RemoteCaller.post("/__admin/bss/reset", "Sec-Fetch-Site: cross-site");
      String rebound = request.replace("Host: simulator", "Host: evil.example");

      assertThat(RemoteCaller.send(LOOPBACK, other.port(), request).status()).isEqualTo(204);
      assertThatProblem(
          RemoteCaller.send(other.port(), request), 403, "only requests from this machine");
      assertThatProblem(
          RemoteCaller.send(other.port(), claim), 403, "only requests from this machine");
      assertThatProblem(
          RemoteCaller.send(LOOPBACK, other.port(), page), 403, "http://evil.example");
      assertThatProblem(RemoteCaller.send(LOOPBACK, other.port(), hidden), 403, "another origin");
      assertThatProblem(
          RemoteCaller.send(LOOPBACK, other.port(), rebound), 403, "the host evil.example");
    } finally {
      other.stop();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t", "two words", "schlüssel"})
  void tokenThatCannotBeSentIsRejected(String token) {
    assertThatThrownBy(() -> new Settings().adminToken(token))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the admin token ");
  }

  /** A browser lets a page read what its own name leads to, wherever that is. */
  @ParameterizedTest
  @CsvSource({
    "evil.example, 403",
    "127.0.0.1.evil.example:8080, 403",
    "localhost:8080, 204",
    "127.0.0.1:8080, 204",
    "[::1]:8080, 204",
    "simulator:8080, 204",
    "host.docker.internal, 204",
    "localhost.:8080, 204",
    "LOCALHOST., 204",
    "127.0.0.1.:8080, 204",
    "simulator.:8080, 204",
    "host.docker.internal., 204",
    "localhost..:8080, 403",
    "evil.example., 403",
    "localhost.evil.example., 403"
  })
  void hostNameOfAWebPageIsRejected(String host, int status) throws Exception {
    byte[] request =
        RawHttp.bytes(
            "POST /__admin/bss/reset HTTP/1.1\nHost: "
                + host
                + "\nConnection: close\nContent-Length: 0\n\n");

    Response response = RawHttp.exchange(closed.port(), request).orElseThrow();

    assertThat(response.status()).as(response.toString()).isEqualTo(status);
  }
}
