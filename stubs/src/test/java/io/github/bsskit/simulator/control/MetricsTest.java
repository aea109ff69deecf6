package io.github.bsskit.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.Settings;
import io.github.bsskit.simulator.testing.ControlCaller;
import io.github.bsskit.simulator.testing.RawHttp;
import io.github.bsskit.simulator.testing.RemoteCaller;
import io.github.bsskit.simulator.testing.Response;
import io.github.bsskit.simulator.testing.TestCall;
import io.github.bsskit.simulator.testing.TestKey;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Prometheus reads what the simulator counts. */
class MetricsTest {

  private static final String ROUTE = "/__admin/bss/metrics";

  private BssSimulator simulator;

  @BeforeEach
  void start() {
    simulator = BssSimulator.start(new Settings().fastLane(true).name("sim-1"));
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  private List<String> lines() throws Exception {
    Response response = new ControlCaller(simulator.url()).get(ROUTE);
    assertThat(response.status()).as(response.text()).isEqualTo(200);
    assertThat(response.header("Content-Type"))
        .isEqualTo("text/plain; version=0.0.4; charset=utf-8");
    return response.text().lines().toList();
  }

  private void send(String request) throws Exception {
    RawHttp.exchange(simulator.port(), RawHttp.bytes(request));
  }

  @Test
  void callsAreCountedByActionCodeAndLane() throws Exception {
    for (int call = 0; call < 3; call++) {
      TestCall.resourcePackage("V3").send(simulator.url());
    }
    TestCall.resourcePackage("V3").key(TestKey.RESELLER.withSecret("wrong")).send(simulator.url());
    TestCall.resourcePackage("V3").with("ProductCode", "").send(simulator.url());

    assertThat(lines())
        .contains(
            "bss_simulator_calls_total{action=\"CreateResourcePackage\",code=\"OK\",lane=\"fast\"}"
                + " 3.0",
            "bss_simulator_calls_total{action=\"CreateResourcePackage\",code=\"SignatureDoesNotMatch\",lane=\"fast\"}"
                + " 1.0",
            "bss_simulator_call_duration_seconds_bucket{action=\"CreateResourcePackage\",le=\"+Inf\"}"
                + " 5",
            "bss_simulator_call_duration_seconds_count{action=\"CreateResourcePackage\"} 5")
        .anyMatch(line -> line.matches("bss_simulator_call_duration_seconds_sum\\{.*} [0-9.E-]+"));
  }

  @Test
  void callsThroughWireMockHaveTheirLane() throws Exception {
    simulator.wireMock().addMockServiceRequestListener((request, response) -> {});
    TestCall.quota("V1").send(simulator.url());

    assertThat(lines())
        .contains(
            "bss_simulator_calls_total{action=\"CreateResellerUserQuota\",code=\"OK\",lane=\"wiremock\"}"
                + " 1.0");
  }

  /** Otherwise clients could make as many time series as they like. */
  @Test
  void actionsOfClientsAreNotLabels() throws Exception {
    for (int call = 0; call < 50; call++) {
      send("GET /?Action=Evil" + call + " HTTP/1.1\nHost: a\n\n");
    }
    send("GET /?Action=%22%0abss_simulator_ready%2042 HTTP/1.1\nHost: a\n\n");
    send("GET / HTTP/9.9\nHost: a\n\n");

    List<String> calls =
        lines().stream().filter(line -> line.startsWith("bss_simulator_calls_total{")).toList();
    assertThat(calls).allMatch(line -> line.contains("action=\"other\""));
    assertThat(calls)
        .contains(
            "bss_simulator_calls_total{action=\"other\",code=\"InvalidAction.NotFound\",lane=\"fast\"}"
                + " 51.0");
    assertThat(calls).hasSizeLessThan(5);
  }

  @Test
  void describesTheSimulatorAndItsVirtualMachine() throws Exception {
    assertThat(lines())
        .contains(
            "bss_simulator_info{name=\"sim-1\",version=\"(unpackaged)\"} 1",
            "bss_simulator_ready 1.0")
        .anyMatch(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
        .anyMatch(line -> line.startsWith("jvm_threads_live_threads "))
        .anyMatch(line -> line.startsWith("process_uptime_seconds "))
        .noneMatch(line -> line.contains("store_"));
  }

  @Test
  void strangersNeedTheToken() throws Exception {
    try (BssSimulator open =
        BssSimulator.start(new Settings().host("0.0.0.0").adminToken("sesame"))) {
      String request = "GET " + ROUTE + " HTTP/1.1\nHost: localhost\n%s\n";

      assertThat(RemoteCaller.send(open.port(), request.formatted("")).status()).isEqualTo(403);
      assertThat(
              RemoteCaller.send(open.port(), request.formatted("Authorization: Bearer sesame\n"))
                  .status())
          .isEqualTo(200);
    }
  }
}
