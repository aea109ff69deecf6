package io.github.bsskit.simulator.host;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serviceUnavailable;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.VerificationException;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.testing.RawCaller;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The simulator shares its WireMock with stubs, faults, journal and verifications of a user's. */
@Tag("http")
class WireMockCoexistenceTest {

  private static final Map<String, String> PACKAGE =
      Map.of(
          "Action", "CreateResourcePackage",
          "ProductCode", "ossbag",
          "PackageType", "FPT_ossbag_absolute_Storage_sh",
          "Specification", "40",
          "Duration", "6");

  private BssSimulator sim;
  private RawCaller caller;

  @BeforeEach
  void start() {
    sim = BssSimulator.start();
    caller = new RawCaller(sim.url());
  }

  @AfterEach
  void stop() {
    sim.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/CreateResourcePackage"})
  void aUsersStubWinsUntilItIsRemoved(String path) {
    StubMapping stub =
        sim.wireMock().stubFor(any(urlPathEqualTo(path)).willReturn(ok("the user's answer")));

    HttpResponse<String> stubbed = caller.signedV1("POST", path, PACKAGE);
    sim.wireMock().removeStub(stub);
    HttpResponse<String> simulated = caller.signedV1("POST", path, PACKAGE);

    assertThat(stubbed.body()).isEqualTo("the user's answer");
    assertThat(simulated.body()).contains("\"Code\":\"Success\"");
    assertThat(sim.orders()).hasSize(1);
  }

  @Test
  void aUsersFaultOnAnotherPathBreaksTheConnection() {
    sim.wireMock()
        .stubFor(
            get(urlPathEqualTo("/faulty"))
                .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));

    assertThatThrownBy(() -> caller.unsigned("GET", "/faulty", Map.of()))
        .isInstanceOf(UncheckedIOException.class);
    assertThatTheSimulatorResponds();
  }

  @Test
  void aUsersDelayOnAnotherPathDelays() {
    sim.wireMock().stubFor(get(urlPathEqualTo("/slow")).willReturn(ok().withFixedDelay(150)));
    long before = System.nanoTime();

    HttpResponse<String> response = caller.unsigned("GET", "/slow", Map.of());

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(149));
    assertThatTheSimulatorResponds();
  }

  @Test
  void aUsersScenarioOnAnotherPathContinues() {
    sim.wireMock()
        .stubFor(
            get(urlPathEqualTo("/flaky"))
                .inScenario("flaky")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(serviceUnavailable())
                .willSetStateTo("recovered"));
    sim.wireMock()
        .stubFor(
            get(urlPathEqualTo("/flaky"))
                .inScenario("flaky")
                .whenScenarioStateIs("recovered")
                .willReturn(ok()));

    HttpResponse<String> first = caller.unsigned("GET", "/flaky", Map.of());
    HttpResponse<String> second = caller.unsigned("GET", "/flaky", Map.of());

    assertThat(first.statusCode()).isEqualTo(503);
    assertThat(second.statusCode()).isEqualTo(200);
    assertThatTheSimulatorResponds();
  }

  @Test
  void aScenarioMayFailACallBeforeTheSimulatorHandlesIt() {
    sim.wireMock()
        .stubFor(
            any(urlPathEqualTo("/"))
                .inScenario("one failure")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(serviceUnavailable())
                .willSetStateTo("over"));

    HttpResponse<String> first = caller.signedV1("POST", "/", PACKAGE);
    HttpResponse<String> second = caller.signedV1("POST", "/", PACKAGE);

    assertThat(first.statusCode()).isEqualTo(503);
    assertThat(second.body()).contains("\"Code\":\"Success\"");
  }

  @Test
  void theJournalShowsRequestsAndResponses() {
    HttpResponse<String> response = caller.signedV1("GET", "/", PACKAGE);

    HttpResponse<String> journal = caller.unsigned("GET", "/__admin/requests", Map.of());

    String requestId = response.headers().firstValue("x-acs-request-id").orElseThrow();
    assertThat(journal.body()).contains("Action=CreateResourcePackage", requestId);
  }

  @Test
  void callsCanBeVerified() {
    caller.signedV1("POST", "/", PACKAGE);

    sim.wireMock().verify(1, postRequestedFor(urlPathEqualTo("/")));
    assertThatThrownBy(() -> sim.wireMock().verify(postRequestedFor(urlPathEqualTo("/elsewhere"))))
        .isInstanceOf(VerificationException.class);
  }

  static Stream<Named<Consumer<WireMockServer>>> resets() {
    return Stream.of(
        Named.of("resetAll", WireMockServer::resetAll),
        Named.of("resetMappings", WireMockServer::resetMappings),
        Named.of("resetToDefaultMappings", WireMockServer::resetToDefaultMappings),
        Named.of("resetRequests", WireMockServer::resetRequests),
        Named.of("resetScenarios", WireMockServer::resetScenarios));
  }

  @ParameterizedTest
  @MethodSource("resets")
  void aResetOfWiremockLeavesTheSimulatorAndItsState(Consumer<WireMockServer> reset) {
    caller.signedV1("POST", "/", PACKAGE);

    reset.accept(sim.wireMock());
    HttpResponse<String> response = caller.signedV1("POST", "/", PACKAGE);

    assertThat(response.body()).contains("\"Code\":\"Success\"");
    assertThat(sim.orders()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/__admin/reset", "/__admin/mappings/reset"})
  void aResetByHttpLeavesTheSimulator(String path) {
    HttpResponse<String> reset = caller.unsigned("POST", path, Map.of());

    assertThat(reset.statusCode()).isEqualTo(200);
    assertThatTheSimulatorResponds();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/unknown", "/createresourcepackage", "/CreateResourcePackage/more"})
  void anotherPathIsWiremocksOwn(String path) {
    HttpResponse<String> response = caller.signedV1("POST", path, PACKAGE);

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).contains("Request was not matched");
    assertThat(response.headers().firstValue("x-acs-request-id")).isEmpty();
    assertThat(sim.orders()).isEmpty();
  }

  private void assertThatTheSimulatorResponds() {
    assertThat(caller.signedV1("POST", "/", PACKAGE).body()).contains("\"Code\":\"Success\"");
  }
}
