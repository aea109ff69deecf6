package io.github.bsskit.simulator.control;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.Settings;
import io.github.bsskit.simulator.testing.ControlCaller;
import io.github.bsskit.simulator.testing.Response;
import io.github.bsskit.simulator.testing.SettableClock;
import io.github.bsskit.simulator.testing.TestCall;
import io.github.bsskit.simulator.testing.TestSimulators;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A reset puts everything of the simulator's back to the start; a refill the rates alone. */
@Tag("http")
@Tag("stores")
class ControlResetTest {

  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

  private BssSimulator simulator;
  private ControlCaller control;

  @BeforeEach
  void start() {
    simulator = TestSimulators.start(new Settings().clock(new SettableClock(NOW)));
    control = new ControlCaller(simulator.url());
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void resetForgetsLedgersOrdersAndNonces() throws Exception {
    TestCall.quota("V3").nonce("once").at(NOW).send(simulator.url());
    TestCall.resourcePackage("V3").at(NOW).send(simulator.url());

    Response reset = control.post("/__admin/bss/reset");

    assertThat(reset.status()).isEqualTo(204);
    assertThat(reset.body()).isEmpty();
    assertThat(simulator.ledgers()).isEmpty();
    assertThat(simulator.orders()).isEmpty();
    assertThat(TestCall.quota("V3").nonce("once").at(NOW).send(simulator.url()).outcome())
        .isEqualTo("200 200");
  }

  @Test
  void resetForgetsTheRate() throws Exception {
    useTheRateUp();

    control.post("/__admin/bss/reset");

    assertThat(order().outcome()).isEqualTo("200 Success");
  }

  @Test
  void resetForgetsFaultsAndThatTheClockWasPutForward() throws Exception {
    control.post(
        "/__admin/bss/faults", "{\"action\":\"CreateResourcePackage\",\"code\":\"InternalError\"}");
    control.post("/__admin/bss/clock/advance", "{\"seconds\":3600}");

    control.post("/__admin/bss/reset");

    assertThat(order().outcome()).isEqualTo("200 Success");
    assertThat(simulator.orders().get(0).orderedAt()).isEqualTo(NOW);
  }

  @Test
  void resetOfTheLibraryDoesTheSame() throws Exception {
    control.post(
        "/__admin/bss/faults", "{\"action\":\"CreateResourcePackage\",\"code\":\"InternalError\"}");
    control.post("/__admin/bss/clock/advance", "{\"seconds\":3600}");

    simulator.reset();

    assertThat(order().outcome()).isEqualTo("200 Success");
  }

  @Test
  void resetKeepsWireMocksStubsAndJournal() throws Exception {
    simulator.wireMock().stubFor(get(urlPathEqualTo("/mine")).willReturn(ok("my own")));
    order();

    control.post("/__admin/bss/reset");

    assertThat(control.get("/mine").text()).isEqualTo("my own");
    assertThat(control.get("/__admin/requests").text()).contains("x-acs-signature-nonce");
  }

  @Test
  void refillEmptiesTheRateWindows() throws Exception {
    useTheRateUp();

    Response refill = control.post("/__admin/bss/rate-windows/refill");

    assertThat(refill.status()).isEqualTo(204);
    assertThat(refill.body()).isEmpty();
    assertThat(simulator.orders()).hasSize(100);
    for (int call = 1; call <= 100; call++) {
      assertThat(order().outcome()).isEqualTo("200 Success");
    }
    assertThat(order().outcome()).isEqualTo("400 Throttling.User");
  }

  @Test
  void refillLeavesEverythingElse() throws Exception {
    TestCall.quota("V3").nonce("once").at(NOW).send(simulator.url());
    control.post(
        "/__admin/bss/faults", "{\"action\":\"CreateResourcePackage\",\"code\":\"InternalError\"}");
    control.post("/__admin/bss/clock/advance", "{\"seconds\":60}");

    control.post("/__admin/bss/rate-windows/refill");

    assertThat(simulator.ledgers()).hasSize(1);
    assertThat(TestCall.quota("V3").nonce("once").at(NOW).send(simulator.url()).outcome())
        .isEqualTo("400 SignatureNonceUsed");
    assertThat(order().outcome()).isEqualTo("500 InternalError");
    assertThat(control.post("/__admin/bss/clock/advance", "{\"seconds\":1}").text())
        .isEqualTo("{\"now\":\"2026-11-22T08:01:01Z\",\"frozen\":false}");
  }

  private void useTheRateUp() throws Exception {
    for (int call = 1; call <= 100; call++) {
      order();
    }
    assertThat(order().outcome()).isEqualTo("400 Throttling.User");
  }

  private Response order() throws Exception {
    return TestCall.resourcePackage("V3").at(NOW).send(simulator.url());
  }
}
