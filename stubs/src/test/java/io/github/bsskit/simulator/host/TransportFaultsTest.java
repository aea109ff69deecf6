package io.github.bsskit.simulator.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.testing.ControlCaller;
import io.github.bsskit.simulator.testing.RawHttp;
import io.github.bsskit.simulator.testing.Response;
import io.github.bsskit.simulator.testing.TestCall;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Transport faults apply exactly as often as requested. */
@Tag("http")
@Timeout(120) // where a test waits for what must happen, it would wait for ever if it did not
class TransportFaultsTest {

  private static BssSimulator simulator;
  private static ControlCaller control;

  @BeforeAll
  static void start() {
    simulator = BssSimulator.start();
    control = new ControlCaller(simulator.url());
  }

  @BeforeEach
  void forget() {
    simulator.reset();
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @ParameterizedTest
  @CsvSource({"commit-then-drop, 1", "drop-before-commit, 0"})
  void responseIsLost(String fault, int orders) throws Exception {
    arm(fault, "");

    assertThatThrownBy(this::order).isInstanceOf(IOException.class);
    assertThat(simulator.orders()).hasSize(orders);
    assertThat(order().outcome()).isEqualTo("200 Success");
    assertThat(simulator.orders()).hasSize(orders + 1);
  }

  @Test
  void halfOfTheBodyComesAndTheOrderIsMade() throws Exception {
    arm("truncated-body", "");

    assertThatThrownBy(this::order).isInstanceOf(IOException.class);
    assertThat(simulator.orders()).hasSize(1);
    assertThat(order().outcome()).isEqualTo("200 Success");
  }

  @Test
  void responseHasTheContentTypeHtml() throws Exception {
    arm("wrong-content-type", "");

    Response response = order();

    assertThat(response.header("Content-Type")).isEqualTo("text/html;charset=utf-8");
    assertThat(response.text()).startsWith("{\"Code\":\"Success\"");
    assertThat(order().header("Content-Type")).isEqualTo("application/json;charset=utf-8");
  }

  @Test
  void isThrottledWithAllHeadersThoughTheRateIsNotReached() throws Exception {
    arm("throttle", "");

    Response response = order();

    assertThat(response.outcome()).isEqualTo("400 Throttling.User");
    assertThat(response.header("x-acs-retry-after")).isEqualTo("60000");
    assertThat(response.header("X-RateLimit-User"))
        .startsWith("Limit:100,Remain:0,TimeLeft:60000,");
    assertThat(simulator.orders()).isEmpty();
  }

  /** Held back for so long that only a call that is not waited for can be seen to be held back. */
  @ParameterizedTest
  @CsvSource({"commit-then-delay, 1", "latency, 0"})
  void isLate(String fault, int ordersMeanwhile) throws Exception {
    arm(fault, ",\"milliseconds\":4000");

    CompletableFuture<Response> late = CompletableFuture.supplyAsync(this::orderUnchecked);
    Response meanwhile = TestCall.quota("V3").send(simulator.url());
    while (ordersMeanwhile == 1 && simulator.orders().isEmpty()) {
      Thread.onSpinWait();
    }

    assertThat(meanwhile.outcome()).isEqualTo("200 200");
    assertThat(late).isNotDone();
    assertThat(simulator.orders()).hasSize(ordersMeanwhile);
    assertThat(late.get(20, TimeUnit.SECONDS).outcome()).isEqualTo("200 Success");
    assertThat(simulator.orders()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"commit-then-drop", "truncated-body"})
  void responseThatBypassesWireMockIsLostAsWell(String fault) throws Exception {
    arm(fault, "");

    assertThatThrownBy(
            () ->
                TestCall.resourcePackage("V1")
                    .with("Note", "x".repeat(70_000))
                    .inForm()
                    .send(simulator.url()))
        .isInstanceOf(IOException.class);
    assertThat(simulator.orders()).hasSize(1);
  }

  /** The JDK's client uses HTTP/2 by default. */
  @ParameterizedTest
  @CsvSource({"commit-then-drop, 1", "drop-before-commit, 0", "truncated-body, 1"})
  void responseIsLostOverHttp2(String fault, int orders) throws Exception {
    TestCall.quota("V3").over(HttpClient.Version.HTTP_2).send(simulator.url());
    arm(fault, "");

    assertThatThrownBy(
            () ->
                TestCall.resourcePackage("V3")
                    .over(HttpClient.Version.HTTP_2)
                    .send(simulator.url()))
        .isInstanceOf(IOException.class);
    assertThat(simulator.orders()).hasSize(orders);
    assertThat(simulator.journal().entries()).hasSize(2);
  }

  @Test
  void serverThatStopsCarriesOutNoCallThatWaits() throws Exception {
    BssSimulator stopping = BssSimulator.start();
    stopping.faults().on("CreateResourcePackage").latency(Duration.ofMinutes(5));
    CompletableFuture<Response> late =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return TestCall.resourcePackage("V3").send(stopping.url());
              } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    while (!stopping.faults().armed().isEmpty()) {
      Thread.onSpinWait();
    }

    stopping.close();

    assertThatThrownBy(() -> late.get(20, TimeUnit.SECONDS))
        .hasRootCauseInstanceOf(IOException.class);
    assertThat(stopping.wouldHaveBought()).isEqualTo("This run would have bought nothing.");
  }

  @Test
  void controlApiRespondsWhileManyCallsAreDelayed() throws Exception {
    simulator.faults().on("CreateResourcePackage").times(60).latency(Duration.ofSeconds(30));
    for (int i = 0; i < 60; i++) {
      byte[] call = TestCall.resourcePackage("V3").bytes("127.0.0.1:" + simulator.port());
      RawHttp.connect(simulator.port()).send(call);
    }
    while (!simulator.faults().armed().isEmpty()) {
      Thread.onSpinWait();
    }

    assertThat(control.get("/__admin/bss/health").status()).isEqualTo(200);
  }

  @Test
  void delayIsOneSecondByDefault() throws Exception {
    assertThat(arm("latency", "").member("milliseconds")).isEqualTo("1000");
  }

  @Test
  void javaArmsThemToo() throws Exception {
    simulator.faults().on("CreateResourcePackage").commitThenDrop();
    simulator.faults().onAny().latency(Duration.ZERO);

    assertThatThrownBy(this::order).isInstanceOf(IOException.class);
    assertThat(order().outcome()).isEqualTo("200 Success");
    assertThat(simulator.faults().armed()).isEmpty();
    assertThat(simulator.orders()).hasSize(2);
  }

  private static Response arm(String fault, String more) throws Exception {
    Response armed =
        control.post(
            "/__admin/bss/faults",
            "{\"action\":\"CreateResourcePackage\",\"fault\":\"%s\"%s}".formatted(fault, more));
    assertThat(armed.status()).as(armed.toString()).isEqualTo(201);
    return armed;
  }

  private Response order() throws IOException, InterruptedException {
    return TestCall.resourcePackage("V3").send(simulator.url());
  }

  private Response orderUnchecked() {
    try {
      return order();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
