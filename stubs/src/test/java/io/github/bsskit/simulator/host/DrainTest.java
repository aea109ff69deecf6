package io.github.bsskit.simulator.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.Settings;
import io.github.bsskit.simulator.api.LogFormat;
import io.github.bsskit.simulator.testing.ControlCaller;
import io.github.bsskit.simulator.testing.RawHttp;
import io.github.bsskit.simulator.testing.RemoteCaller;
import io.github.bsskit.simulator.testing.Response;
import io.github.bsskit.simulator.testing.TestCall;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A simulator that is stopped first reports that it is not ready, and still serves. */
@Tag("http")
@Timeout(60)
class DrainTest {

  private static final String READY = "GET /__admin/bss/ready HTTP/1.1\nHost: localhost\n\n";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private BssSimulator simulator;
  private CompletableFuture<Void> closing = CompletableFuture.completedFuture(null);

  @BeforeEach
  void start() {
    simulator =
        BssSimulator.start(
            new Settings()
                .host("0.0.0.0")
                .name("sim-1")
                .drain(Duration.ofHours(1))
                .log(LogFormat.JSON, new PrintStream(out, true, StandardCharsets.UTF_8)));
  }

  @AfterEach
  void stop() {
    simulator.endDrain();
    simulator.close();
    closing.join();
  }

  private void beginDrain() throws IOException {
    closing = CompletableFuture.runAsync(simulator::close);
    while (send(READY).status() != 503) {
      Thread.onSpinWait();
    }
  }

  private Response send(String request) throws IOException {
    return RawHttp.exchange(simulator.port(), RawHttp.bytes(request)).orElseThrow();
  }

  private Response order() throws IOException {
    return RawHttp.exchange(simulator.port(), TestCall.resourcePackage("V3").bytes("a"))
        .orElseThrow();
  }

  @Test
  void newConnectionsAreServedAndClosed() throws Exception {
    beginDrain();

    Response response = order();
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.header("Connection")).isEqualTo("close");
  }

  @Test
  void aConnectionThatWasOpenIsClosedAfterItsNextCall() throws Exception {
    try (RawHttp connection = RawHttp.connect(simulator.port())) {
      connection.send(TestCall.resourcePackage("V1").bytes("a"));
      assertThat(connection.answer().orElseThrow().header("Connection")).isNotEqualTo("close");
      beginDrain();

      connection.send(TestCall.resourcePackage("V1").bytes("a"));

      Response response = connection.answer().orElseThrow();
      assertThat(response.status()).isEqualTo(200);
      assertThat(response.header("Connection")).isEqualTo("close");
      assertThat(connection.answer()).isEmpty();
    }
  }

  @Test
  void http2IsServed() throws Exception {
    beginDrain();

    assertThat(
            TestCall.resourcePackage("V3")
                .over(HttpClient.Version.HTTP_2)
                .send(simulator.url())
                .status())
        .isEqualTo(200);
  }

  /** Requests that WireMock serves, calls or not. */
  @Test
  void stubsAreServedAndTheirConnectionsClosed() throws Exception {
    simulator.wireMock();
    beginDrain();

    Response response = send("GET /__admin/mappings HTTP/1.1\nHost: localhost\n\n");

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.header("Connection")).isEqualTo("close");
  }

  @Test
  void probesTellAliveAndReadyApart() throws Exception {
    beginDrain();

    assertThat(send(READY).text())
        .isEqualTo(
            "{\"status\":\"draining\",\"detail\":\"The simulator stops soon: send calls to another"
                + " one.\"}");
    assertThat(RemoteCaller.send(simulator.port(), READY).text())
        .isEqualTo("{\"status\":\"draining\"}");
    assertThat(send(READY.replace("ready", "live")).status()).isEqualTo(200);
    Response health = new ControlCaller(simulator.url()).get("/__admin/bss/health");
    assertThat(health.status()).isEqualTo(503);
    assertThat(health.member("status")).isEqualTo("draining");
    assertThat(health.member("name")).isEqualTo("sim-1");
  }

  @Test
  void callsThatAreDelayedEndAsUsual() throws Exception {
    simulator.faults().onAny().times(1).latency(Duration.ofMillis(300));
    beginDrain();

    assertThat(order().status()).isEqualTo(200);
    assertThat(simulator.orders()).hasSize(1);
  }

  @Test
  void endsOnDemandAndThenRefusesConnections() throws Exception {
    beginDrain();
    int port = simulator.port();

    simulator.endDrain();
    closing.join();

    assertThatThrownBy(() -> RawHttp.connect(port).close()).isInstanceOf(IOException.class);
  }

  @Test
  void isInTheLogBesideTheCalls() throws Exception {
    beginDrain();
    Response order = order();
    simulator.endDrain();
    closing.join();

    List<JsonNode> lines = new ArrayList<>();
    for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
      lines.add(new ObjectMapper().readTree(line));
    }
    assertThat(lines)
        .extracting(line -> line.path("event").asText())
        .containsExactly("drain-begun", "", "drain-ended");
    assertThat(lines).allMatch(line -> line.path("simulator").asText().equals("sim-1"));
    assertThat(lines).allMatch(line -> line.path("time").asText().endsWith("Z"));
    assertThat(lines.get(1).path("requestId").asText()).isEqualTo(order.header("x-acs-request-id"));
    assertThat(lines.get(1).path("action").asText()).isEqualTo("CreateResourcePackage");
    assertThat(lines.get(1).path("code").asText()).isEqualTo("OK");
    assertThat(lines.get(1).path("status").asInt()).isEqualTo(200);
    assertThat(lines.get(1).path("milliseconds").asDouble()).isBetween(0.001, 60_000.0);
    assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("testid", "testsecret");
  }
}
