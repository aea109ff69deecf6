package io.github.bsskit.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.Settings;
import io.github.bsskit.simulator.host.SimulatorExtension;
import io.github.bsskit.simulator.testing.ControlCaller;
import io.github.bsskit.simulator.testing.RawHttp;
import io.github.bsskit.simulator.testing.RemoteCaller;
import io.github.bsskit.simulator.testing.Response;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The probes of a container platform learn whether the simulator is ready, and nothing else. */
@Tag("http")
class ReadinessTest extends GuardedSimulators {

  private static final String ROUTE = "/__admin/bss/ready";
  private static final String LIVE = "/__admin/bss/live";

  /** The request of a kubelet; its Host is the address of the pod. */
  private static String probe(String method, String target, String host) {
    return """
    %s %s HTTP/1.1
    Host: %s
    User-Agent: kube-probe/1.30
    Accept: */*
    Connection: close

    """
        .formatted(method, target, host);
  }

  @Test
  void probesFromAllAddressesAreAnswered() throws Exception {
    try (BssSimulator both = BssSimulator.start(new Settings().host("[::]").adminToken(TOKEN))) {
      List<InetAddress> addresses =
          NetworkInterface.networkInterfaces()
              .flatMap(NetworkInterface::inetAddresses)
              .filter(address -> !address.isLinkLocalAddress())
              .toList();
      for (InetAddress address : addresses) {
        String host = address.getHostAddress();
        Response response =
            RemoteCaller.send(
                address,
                both.port(),
                probe("GET", ROUTE, host.contains(":") ? "[" + host + "]:80" : host + ":80"));

        assertThat(response.status()).as(host + response).isEqualTo(200);
        assertThat(response.text()).isEqualTo("{\"status\":\"ready\"}");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.7:8080", "bss.example.com", "bsskit", "[fd00::7]:8080"})
  void hostOfTheProbeDoesNotMatter(String host) throws Exception {
    for (BssSimulator simulator : List.of(closed, guarded)) {
      Response far = RemoteCaller.send(simulator.port(), probe("GET", ROUTE, host));
      Response near =
          RawHttp.exchange(simulator.port(), RawHttp.bytes(probe("GET", ROUTE, host)))
              .orElseThrow();

      assertThat(far.text()).isEqualTo("{\"status\":\"ready\"}");
      assertThat(near.text()).isEqualTo("{\"status\":\"ready\"}");
      assertThat(far.header("Content-Type")).isEqualTo("application/json");
      assertThat(far.toString()).doesNotContain("Server:", "version", "sha256");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.7:8080", "bss.example.com"})
  void livenessIsPublicToo(String host) throws Exception {
    for (BssSimulator simulator : List.of(closed, guarded)) {
      Response response = RemoteCaller.send(simulator.port(), probe("GET", LIVE, host));

      assertThat(response.status()).isEqualTo(200);
      assertThat(response.text()).isEqualTo("{\"status\":\"live\"}");
    }
  }

  @Test
  void headIsAnsweredWithoutABody() throws Exception {
    Response response = RemoteCaller.send(closed.port(), probe("HEAD", ROUTE, "10.0.0.7"));

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
  }

  @Test
  void everyOtherRouteStaysGuarded() throws Exception {
    String known = new ControlCaller(closed.url()).get("/__admin/bss/nothing").member("detail");
    List<String> routes = List.of(known.replaceFirst(".*use one of ", "").split(", "));
    assertThat(routes).contains("GET " + ROUTE).hasSizeGreaterThan(20);
    for (String route : routes) {
      String[] parts = route.split(" ");
      if (!List.of(ROUTE, LIVE).contains(parts[1])) {
        Response response = RemoteCaller.send(closed.port(), probe(parts[0], parts[1], "10.0.0.7"));

        assertThat(response.status()).as(route).isEqualTo(403);
      }
    }
    assertThat(isReset(closed)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {ROUTE + "/", ROUTE + "/../state", ROUTE + "x", "/__admin/bss/Ready"})
  void pathsThatResembleItStayGuarded(String path) throws Exception {
    assertThat(RemoteCaller.send(closed.port(), probe("GET", path, "10.0.0.7")).status())
        .isEqualTo(403);
  }

  @Test
  void anotherWireMockAnswersProbes() throws Exception {
    WireMockServer other =
        new WireMockServer(
            WireMockConfiguration.options().dynamicPort().extensions(new SimulatorExtension()));
    other.start();
    try {
      assertThat(RemoteCaller.send(other.port(), probe("GET", ROUTE, "10.0.0.7")).text())
          .isEqualTo("{\"status\":\"ready\"}");
      assertThat(RemoteCaller.send(other.port(), probe("GET", "/__admin/bss/health", "a")).status())
          .isEqualTo(403);
    } finally {
      other.stop();
    }
  }
}
