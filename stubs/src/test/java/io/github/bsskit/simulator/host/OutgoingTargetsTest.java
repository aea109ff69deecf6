package io.github.bsskit.simulator.host;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wiremock.webhooks.Webhooks.webhook;

import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.SubEvent;
import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.Settings;
import io.github.bsskit.simulator.testing.ControlCaller;
import io.github.bsskit.simulator.testing.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where stubs and webhooks may have the simulator send requests. */
@Tag("http")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutgoingTargetsTest {

  private BssSimulator simulator;
  private BssSimulator permissive;
  private BssSimulator other;

  @BeforeAll
  void start() {
    simulator = BssSimulator.start(new Settings().host("0.0.0.0").httpsPort(0));
    permissive =
        BssSimulator.start(new Settings().host("0.0.0.0").httpsPort(0).allowLocalTargets(true));
    other = BssSimulator.start(new Settings().httpsPort(0));
    other.wireMock().stubFor(get("/elsewhere").willReturn(ok("from elsewhere")));
  }

  @AfterAll
  void stop() {
    List.of(simulator, permissive, other).forEach(BssSimulator::close);
  }

  @AfterEach
  void reset() {
    simulator.wireMock().resetAll();
    permissive.wireMock().resetAll();
  }

  private static ControlCaller caller(BssSimulator from) {
    return new ControlCaller(URI.create("http://127.0.0.1:" + from.port()));
  }

  /** What a stub that proxies to a URL returns for a path there. */
  private static Response proxied(BssSimulator from, String base, String path) throws Exception {
    from.wireMock()
        .stubFor(
            any(urlMatching("/x/.*"))
                .willReturn(aResponse().proxiedFrom(base).withProxyUrlPrefixToRemove("/x")));
    return caller(from).get("/x" + path);
  }

  /** All ways to write an address of this machine. */
  private static Set<String> namesOfThisMachine() throws IOException {
    Set<String> names =
        new LinkedHashSet<>(
            List.of(
                "127.0.0.1",
                "127.255.0.9",
                "127.1",
                "2130706433",
                "localhost",
                "LOCALHOST",
                "0.0.0.0",
                "[::1]",
                "[::]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[0:0:0:0:0:0:0:1]"));
    NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .map(InetAddress::getHostAddress)
        .map(
            address ->
                address.contains(":") ? "[" + address.replaceFirst("%.*", "") + "]" : address)
        .forEach(names::add);
    return names;
  }

  @Test
  void ownPortsAreNeverReached() throws Exception {
    for (BssSimulator from : List.of(simulator, permissive)) {
      from.makeAccount();
      for (String name : namesOfThisMachine()) {
        for (String base :
            List.of(
                "http://" + name + ":" + from.port(), "https://" + name + ":" + from.httpsPort())) {
          Response response = proxied(from, base, "/__admin/bss/state");

          assertThat(response.status()).as(base + response).isIn(403, 500);
          assertThat(response.text()).as(base).doesNotContain("secret", "\"accounts\"");
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "[::1]", "0.0.0.0"})
  void errorOfOwnPortSaysSo(String name) throws Exception {
    Response response =
        proxied(permissive, "http://" + name + ":" + permissive.port(), "/__admin/bss/state");

    assertThat(response.status()).isEqualTo(500);
    assertThat(response.text()).contains("is the simulator itself: proxy to another server");
  }

  @Test
  void anotherServerOnThisMachineNeedsTheFlag() throws Exception {
    Response without = proxied(simulator, other.url().toString(), "/elsewhere");
    Response with = proxied(permissive, other.url().toString(), "/elsewhere");

    assertThat(without.status()).isEqualTo(500);
    assertThat(without.text())
        .contains("is on this machine", "--allow-local-targets", "Settings.allowLocalTargets");
    assertThat(with.status()).isEqualTo(200);
    assertThat(with.text()).isEqualTo("from elsewhere");
    assertThat(proxied(permissive, "https://127.0.0.1:" + other.httpsPort(), "/elsewhere").text())
        .isEqualTo("from elsewhere");
  }

  /** Whoever can call the stub of one simulator is not local to another one. */
  @Test
  void stubOfOneSimulatorDoesNotLeadToTheControlApiOfAnother() throws Exception {
    Response response = proxied(permissive, other.url().toString(), "/__admin/bss/state");

    assertThat(response.status()).isEqualTo(403);
    assertThat(response.text()).contains("no proxy has forwarded");
  }

  @Test
  void redirectsToTheSimulatorAreNotFollowed() throws Exception {
    String state = "http://127.0.0.1:" + permissive.port() + "/__admin/bss/state";
    other
        .wireMock()
        .stubFor(
            get("/moved").willReturn(aResponse().withStatus(302).withHeader("Location", state)));

    Response response = proxied(permissive, other.url().toString(), "/moved");

    assertThat(response.status()).isEqualTo(302);
    assertThat(response.text()).isEmpty();
  }

  @Test
  void recordingsAreHeldToTheSameRules() throws Exception {
    for (BssSimulator from : List.of(simulator, permissive)) {
      from.wireMock().startRecording("http://127.0.0.1:" + from.port());
      Response response = caller(from).get("/__admin%2Fbss/state");
      Response call = caller(from).get("/anything");

      assertThat(response.status()).isEqualTo(500);
      assertThat(call.text()).contains("is the simulator itself");
    }
  }

  @Test
  @Timeout(60)
  void webhooksAreHeldToTheSameRules() throws Exception {
    for (BssSimulator from : List.of(simulator, permissive)) {
      from.faults().on("CreateResourcePackage").returnError("InternalError");
      from.wireMock()
          .stubFor(
              post(urlPathMatching("/hooked"))
                  .willReturn(ok())
                  .withServeEventListener(
                      "webhook",
                      webhook()
                          .withMethod(RequestMethod.POST)
                          .withUrl("http://127.0.0.1:" + from.port() + "/__admin/bss/reset")));
      caller(from).post("/hooked");

      assertThat(errorOfWebhook(from)).contains("is the simulator itself");
      assertThat(from.faults().armed()).hasSize(1);
    }
  }

  /** Waits until the webhook has been tried. */
  private static String errorOfWebhook(BssSimulator from) {
    while (true) {
      for (ServeEvent event : from.wireMock().getAllServeEvents()) {
        for (SubEvent sub : event.getSubEvents()) {
          if (sub.getType().equals(SubEvent.ERROR)) {
            return sub.getData().toString();
          }
        }
      }
      Thread.onSpinWait();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "169.254.169.254",
        "169.254.0.1",
        "fe80::1",
        "::ffff:169.254.169.254",
        "100.100.100.200",
        "fd00:ec2::254",
        "127.0.0.1",
        "0.0.0.0",
        "::"
      })
  void addressesNearbyNeedTheFlag(String address) throws Exception {
    TargetRules strict = new TargetRules(false, Set::of);
    TargetRules lenient = new TargetRules(true, Set::of);

    assertThatThrownBy(() -> strict.resolve(address, 80))
        .isInstanceOf(UnknownHostException.class)
        .hasMessageContaining("--allow-local-targets");
    assertThat(lenient.resolve(address, 80)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.77", "2001:db8::7", "10.1.2.3", "8.8.8.8"})
  void otherMachinesAreAllowed(String address) throws Exception {
    TargetRules rules = new TargetRules(false, () -> Set.of(80));

    assertThat(rules.resolve(address, 80)).hasSize(1);
    assertThat(rules.resolve(address)).hasSize(1);
  }

  /** An older client library does not say which port it will connect to. */
  @Test
  void unknownPortOfThisMachineIsTakenForTheSimulators() {
    TargetRules rules = new TargetRules(true, () -> Set.of(80));

    assertThatThrownBy(() -> rules.resolve("localhost"))
        .isInstanceOf(UnknownHostException.class)
        .hasMessageContaining("is the simulator itself");
  }
}
