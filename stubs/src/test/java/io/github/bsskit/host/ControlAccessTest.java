package io.github.bsskit.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.bsskit.testing.Answer;
import io.github.bsskit.testing.RawHttp;
import io.github.bsskit.testing.Stranger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The control API is for this machine, and for whoever has the token. */
class ControlAccessTest extends GuardedSimulators {

  @Test
  void thisMachineNeedsNoToken() throws Exception {
    for (BssSimulator simulator : new BssSimulator[] {closed, guarded}) {
      Answer answer =
          Stranger.send(LOOPBACK, simulator.port(), Stranger.post("/__admin/bss/reset"));

      assertThat(answer.status()).isEqualTo(204);
      assertThat(isReset(simulator)).isTrue();
    }
  }

  @Test
  void strangersAreRefusedAndToldTheWayIn() throws Exception {
    Answer without = Stranger.send(closed.port(), Stranger.post("/__admin/bss/reset"));
    Answer with = Stranger.send(guarded.port(), Stranger.post("/__admin/bss/reset"));

    assertThatProblem(without, 403, "start the simulator with --admin-token TOKEN");
    assertThatProblem(with, 403, "send the token that the simulator was started with");
    assertThat(isReset(closed) || isReset(guarded)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"health", "profile", "state", "journal", "openapi.yaml", "nothing", ""})
  void strangersAreToldNothing(String route) throws Exception {
    Answer answer =
        Stranger.send(
            closed.port(),
            "GET /__admin/bss/" + route + " HTTP/1.1\nHost: a\nConnection: close\n\n");

    assertThatProblem(answer, 403, "the control API is for calls from this machine");
  }

  @Test
  void strangersStillCallTheOperations() throws Exception {
    Answer answer =
        Stranger.send(
            closed.port(), "GET /?Action=Nothing HTTP/1.1\nHost: simulator\nConnection: close\n\n");

    assertThat(answer.outcome()).isEqualTo("404 InvalidAction.NotFound");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer " + TOKEN, "bearer " + TOKEN, "Bearer   " + TOKEN + " "})
  void strangersWithTheTokenAreLetIn(String authorization) throws Exception {
    Answer answer =
        Stranger.send(
            guarded.port(), Stranger.post("/__admin/bss/reset", "Authorization: " + authorization));

    assertThat(answer.status()).as(answer.toString()).isEqualTo(204);
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
  void wrongTokenIsRefusedFromAnywhere(String authorization) throws Exception {
    String request = Stranger.post("/__admin/bss/reset", "Authorization: " + authorization);

    Answer near = Stranger.send(LOOPBACK, guarded.port(), request);
    Answer far = Stranger.send(guarded.port(), request);

    assertThatProblem(near, 401, "the header Authorization does not have the token");
    assertThat(near.header("WWW-Authenticate")).isEqualTo("Bearer");
    assertThatProblem(far, 401, "the header Authorization does not have the token");
    assertThat(far.text()).doesNotContain(TOKEN);
    assertThat(isReset(guarded)).isFalse();
  }

  @Test
  void tokenIsOfNoUseWhereNoneWasSet() throws Exception {
    String request = Stranger.post("/__admin/bss/reset", "Authorization: Bearer " + TOKEN);

    assertThatProblem(Stranger.send(closed.port(), request), 403, "--admin-token");
    assertThat(Stranger.send(LOOPBACK, closed.port(), request).status()).isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Forwarded-For: 127.0.0.1",
        "X-Forwarded-For: ::1",
        "Forwarded: for=127.0.0.1",
        "X-Real-IP: 127.0.0.1",
        "X-Forwarded-Host: localhost",
        "Origin: http://localhost"
      })
  void headersDoNotMakeAStrangerLocal(String header) throws Exception {
    Answer answer = Stranger.send(closed.port(), Stranger.post("/__admin/bss/reset", header));

    assertThatProblem(answer, 403, "the control API is for calls from this machine");
    assertThat(isReset(closed)).isFalse();
  }

  @Test
  void inAnotherWireMockThisMachineAloneIsLetIn() throws Exception {
    WireMockServer other =
        new WireMockServer(
            WireMockConfiguration.options().dynamicPort().extensions(new WireMockHost()));
    other.start();
    try {
      String request = Stranger.post("/__admin/bss/reset");
      String claim = Stranger.post("/__admin/bss/reset", "X-Forwarded-For: 127.0.0.1");
      String page = Stranger.post("/__admin/bss/reset", "Origin: http://evil.example");

      assertThat(Stranger.send(LOOPBACK, other.port(), request).status()).isEqualTo(204);
      assertThatProblem(Stranger.send(other.port(), request), 403, "for calls from this machine");
      assertThatProblem(Stranger.send(other.port(), claim), 403, "for calls from this machine");
      assertThatProblem(Stranger.send(LOOPBACK, other.port(), page), 403, "http://evil.example");
    } finally {
      other.stop();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t", "two words", "schlüssel"})
  void tokenThatNobodyCouldSendIsRefused(String token) {
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
    "host.docker.internal, 204"
  })
  void nameThatAWebPageCanHaveIsRefused(String host, int status) throws Exception {
    byte[] request =
        RawHttp.bytes(
            "POST /__admin/bss/reset HTTP/1.1\nHost: "
                + host
                + "\nConnection: close\nContent-Length: 0\n\n");

    Answer answer = RawHttp.exchange(closed.port(), request).orElseThrow();

    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
  }
}
