package io.github.bsskit.simulator.host.fastlane;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.extension.ServeEventListener;
import com.github.tomakehurst.wiremock.global.GlobalSettings;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.http.UniformDistribution;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubImport;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.verification.RequestJournalDisabledException;
import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.Settings;
import io.github.bsskit.simulator.SimulatorInternals;
import io.github.bsskit.simulator.control.Simulation;
import io.github.bsskit.simulator.control.SimulationOptions;
import io.github.bsskit.simulator.gateway.Header;
import io.github.bsskit.simulator.gateway.RawRequest;
import io.github.bsskit.simulator.gateway.RawResponse;
import io.github.bsskit.simulator.gateway.RpcRequest;
import io.github.bsskit.simulator.journal.BoundedRing;
import io.github.bsskit.simulator.testing.RawCaller;
import io.github.bsskit.simulator.testing.RawHttp;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls bypass WireMock only while nothing is configured there, and appear in its journal. */
class FastLaneTest {

  private static final Map<String, String> PACKAGE =
      Map.of(
          "Action", "CreateResourcePackage",
          "ProductCode", "ossbag",
          "PackageType", "FPT_ossbag_absolute_Storage_sh",
          "Specification", "40",
          "Duration", "6");

  @TempDir private Path directory;

  private BssSimulator sim;

  @BeforeEach
  void start() {
    sim = BssSimulator.start(new Settings().fastLane(true).stubs(directory));
  }

  @AfterEach
  void stop() {
    sim.close();
  }

  /** Something that a user can configure, and how to undo it. */
  private record Setting(String name, Consumer<WireMockServer> set, Consumer<WireMockServer> undo) {

    @Override
    public String toString() {
      return name;
    }
  }

  private static Stream<Setting> settings() {
    Consumer<WireMockServer> removeAll = WireMockServer::resetMappings;
    Consumer<WireMockServer> reset = WireMockServer::resetAll;
    return Stream.of(
        new Setting("a stub for all", server -> server.stubFor(any(anyUrl())), removeAll),
        new Setting(
            "a stub for another path",
            server -> server.stubFor(any(urlPathEqualTo("/else")).willReturn(ok())),
            server ->
                server
                    .getStubMappings()
                    .forEach(
                        stub -> {
                          if (!SimulatorStub.NAME.equals(stub.getName())) {
                            server.removeStubMapping(stub);
                          }
                        })),
        new Setting("a stub of lower priority", FastLaneTest::stubBehindOurs, reset),
        new Setting("a scenario", FastLaneTest::scenario, reset),
        new Setting(
            "an import",
            server ->
                server.importStubs(
                    StubImport.stubImport().stub(any(urlPathEqualTo("/imported"))).build()),
            reset),
        new Setting(
            "a delay for all",
            server -> server.setGlobalFixedDelay(1),
            server -> server.updateGlobalSettings(GlobalSettings.defaults())),
        new Setting(
            "a random delay for all",
            server ->
                server.updateGlobalSettings(
                    GlobalSettings.builder()
                        .delayDistribution(new UniformDistribution(1, 2))
                        .build()),
            server -> server.updateGlobalSettings(GlobalSettings.defaults())),
        new Setting(
            "our stub with a delay",
            server -> edit(server, stub -> stub.setResponse(delayed(stub))),
            reset),
        new Setting(
            "our stub before others", server -> edit(server, stub -> stub.setPriority(1)), reset),
        new Setting("our stub gone", server -> server.removeStubMapping(ours(server)), reset),
        new Setting(
            "a recording",
            server -> server.startRecording("http://127.0.0.1:1/"),
            server -> {
              server.stopRecording();
              server.resetMappings();
            }));
  }

  private static void stubBehindOurs(WireMockServer server) {
    server.stubFor(any(anyUrl()).atPriority(99).willReturn(ok()));
  }

  private static void scenario(WireMockServer server) {
    server.stubFor(
        any(urlPathEqualTo("/"))
            .inScenario("s")
            .whenScenarioStateIs("later")
            .willReturn(ok())
            .willSetStateTo(Scenario.STARTED));
    server.setScenarioState("s", "later");
  }

  private static StubMapping ours(WireMockServer server) {
    return server.getStubMappings().stream()
        .filter(stub -> SimulatorStub.NAME.equals(stub.getName()))
        .findFirst()
        .orElseThrow();
  }

  private static void edit(WireMockServer server, Consumer<StubMapping> change) {
    StubMapping stub = ours(server);
    change.accept(stub);
    server.editStubMapping(stub);
  }

  private static ResponseDefinition delayed(StubMapping stub) {
    return ResponseDefinitionBuilder.like(stub.getResponse()).withFixedDelay(1).build();
  }

  @ParameterizedTest
  @MethodSource("settings")
  void closesWhileSomethingIsConfigured(Setting setting) {
    assertThat(tookTheFastLane()).isTrue();
    setting.set().accept(sim.wireMock());
    assertThat(tookTheFastLane()).isFalse();
    assertThat(tookTheFastLane()).isFalse();
    setting.undo().accept(sim.wireMock());
    assertThat(tookTheFastLane()).isTrue();
  }

  @Test
  void savingAllStubsChangesNothing() {
    sim.wireMock().saveMappings();

    assertThat(tookTheFastLane()).isTrue();
  }

  @Test
  void closesForGoodOnceAListenerIsAdded() {
    AtomicInteger heard = new AtomicInteger();
    sim.wireMock().addMockServiceRequestListener((request, response) -> heard.incrementAndGet());

    assertThat(tookTheFastLane()).isFalse();
    sim.wireMock().resetAll();
    assertThat(tookTheFastLane()).isFalse();
    assertThat(heard).hasValue(2);
  }

  @Test
  void anExtensionSeesEveryCall() {
    AtomicInteger heard = new AtomicInteger();
    ServeEventListener listener =
        new ServeEventListener() {
          @Override
          public String getName() {
            return "counting";
          }

          @Override
          public void beforeMatch(ServeEvent call, Parameters parameters) {
            heard.incrementAndGet();
          }
        };
    try (BssSimulator extended =
        BssSimulator.start(new Settings().fastLane(true).extensions(listener))) {
      String answer = call(extended, Map.of());

      assertThat(answer).contains("\"Code\":\"Success\"");
      assertThat(heard).hasValue(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Cookie: a=b",
        "Content-Type: application/x-www-form-urlencoded; charset=iso-8859-1"
      })
  void leavesToWireMockWhatItParsesInItsOwnWay(String header) throws Exception {
    String call = "POST / HTTP/1.1\nHost: h\n" + header + "\nContent-Length: 0\n\n";

    RawHttp.exchange(sim.port(), RawHttp.bytes(call));

    assertThat(latest()).isNotInstanceOf(FastLaneEvent.class);
  }

  @Test
  void concurrentResetsAddTheStubOnce() {
    WireMockServer server = sim.wireMock();

    IntStream.range(0, 200).parallel().forEach(number -> server.resetToDefaultMappings());

    assertThat(server.getStubMappings()).hasSize(1);
    assertThat(tookTheFastLane()).isTrue();
  }

  /** A head can have 64 KB, so 1,000 of them would take 64 MB. */
  @Test
  void theJournalOfLongHeadersIsBoundedInBytes() {
    BoundedRing<LoggedCall> ring = new BoundedRing<>(1_000, LoggedCall::weight);
    RawRequest call =
        new RawRequest("GET", "/", "", List.of(new Header("X", "x".repeat(60_000))), new byte[0]);
    RawResponse answer =
        Simulation.create(SimulationOptions.defaults())
            .epoch()
            .handleWithoutFaults(new RpcRequest(call));
    SimulatorStub stub = new SimulatorStub(Set.of("A"), OptionalLong.empty());

    for (int i = 0; i < 1_000; i++) {
      ring.add(number -> new FastLaneEvent(call, answer, null, stub));
    }

    assertThat(ring.all(kept -> true)).hasSizeBetween(200, 280);
  }

  @Test
  void canBeDisabled() {
    try (BssSimulator slow = BssSimulator.start(new Settings().fastLane(false))) {
      call(slow, Map.of());

      assertThat(SimulatorInternals.server(slow).lane().calls().all(call -> true))
          .hasSize(1)
          .noneMatch(FastLaneEvent.class::isInstance);
    }
  }

  @Test
  void callsOfBothLanesAreCountedFoundAndVerified() {
    call(sim, Map.of());
    StubMapping stub = sim.wireMock().stubFor(any(urlPathEqualTo("/else")));
    call(sim, Map.of());
    sim.wireMock().removeStub(stub);
    call(sim, Map.of());

    sim.wireMock().verify(3, postRequestedFor(urlPathEqualTo("/")));
    sim.wireMock()
        .verify(3, postRequestedFor(anyUrl()).withFormParam("ProductCode", equalTo("ossbag")));
    List<ServeEvent> events = sim.wireMock().getAllServeEvents();
    assertThat(events).hasSize(3).allMatch(ServeEvent::getWasMatched);
    assertThat(sim.wireMock().getServeEvents().getServeEvents())
        .extracting(ServeEvent::getId)
        .containsExactlyElementsOf(events.stream().map(ServeEvent::getId).toList());
    assertThat(sim.wireMock().findAllUnmatchedRequests()).isEmpty();
  }

  @Test
  void aCallCanBeFoundByItsIdAndTakenOut() {
    call(sim, Map.of());
    call(sim, Map.of());
    UUID first = sim.wireMock().getAllServeEvents().get(1).getId();

    assertThat(sim.wireMock().getServedStub(first).getItem().getId()).isEqualTo(first);
    sim.wireMock().removeServeEvent(first);

    assertThat(sim.wireMock().getServedStub(first).isPresent()).isFalse();
    assertThat(sim.wireMock().getAllServeEvents()).hasSize(1);
    sim.wireMock().resetRequests();
    assertThat(sim.wireMock().getAllServeEvents()).isEmpty();
  }

  @Test
  void aJournalKeepsTheLatest() {
    try (BssSimulator small = BssSimulator.start(new Settings().fastLane(true).journalSize(2))) {
      call(small, Map.of("Duration", "1"));
      call(small, Map.of("Duration", "2"));
      small.wireMock().stubFor(any(urlPathEqualTo("/else")));
      call(small, Map.of("Duration", "3"));

      assertThat(small.wireMock().getAllServeEvents())
          .extracting(event -> event.getRequest().formParameter("Duration").firstValue())
          .containsExactly("3", "2");
    }
  }

  @Test
  void aJournalOfSizeZeroIsDisabled() {
    try (BssSimulator none = BssSimulator.start(new Settings().journalSize(0))) {
      call(none, Map.of());

      assertThat(none.journal().entries()).isEmpty();
      assertThatThrownBy(() -> none.wireMock().getAllServeEvents())
          .isInstanceOf(RequestJournalDisabledException.class);
      assertThatThrownBy(none::assertNoContractViolations)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("start the simulator with a journal size of at least 1");
      assertThat(none.orders()).hasSize(1);
    }
  }

  private boolean tookTheFastLane() {
    call(sim, Map.of());
    return latest() instanceof FastLaneEvent;
  }

  private LoggedCall latest() {
    return SimulatorInternals.server(sim).lane().calls().find(call -> true).orElseThrow();
  }

  private static String call(BssSimulator simulator, Map<String, String> more) {
    Map<String, String> parameters = new TreeMap<>(PACKAGE);
    parameters.putAll(more);
    return new RawCaller(simulator.url()).signedV1("POST", "/", parameters).body();
  }
}
