package io.github.bsskit.simulator.host;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.Settings;
import io.github.bsskit.simulator.testing.ControlCaller;
import io.github.bsskit.simulator.testing.RawHttp;
import io.github.bsskit.simulator.testing.TestCall;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that do not read responses, and targets that do not respond, do not hold up others. */
@Tag("http")
@Timeout(120)
class SlowReadersTest {

  /** More than the threads for stubs. */
  private static final int CLIENTS = 100;

  /** More than the buffers of a connection hold. */
  private static final String LARGE = "x".repeat(8 << 20);

  private static final String FORM =
      "POST / HTTP/1.1\nHost: a\nContent-Type: application/x-www-form-urlencoded\n";

  private final List<Socket> clients = new ArrayList<>();

  @AfterEach
  void disconnect() throws Exception {
    for (Socket client : clients) {
      client.close();
    }
  }

  @Test
  void responsesThatAreNotRead() throws Exception {
    try (BssSimulator simulator = BssSimulator.start()) {
      simulator.wireMock().stubFor(get("/large").willReturn(aResponse().withBody(LARGE)));
      for (int call = 0; call < 15; call++) {
        String body = "x=" + "y".repeat((1 << 20) - 2);
        RawHttp.exchange(
            simulator.port(),
            RawHttp.bytes(FORM + "Content-Length: " + body.length() + "\n\n" + body));
      }

      ask(simulator, "/large", CLIENTS);
      ask(simulator, "/__admin/requests", 12);
      ask(simulator, "/__admin/bss/journal/1", CLIENTS);
      ask(simulator, "/docs/", CLIENTS);

      assertServes(simulator);
      assertThat(new ControlCaller(simulator.url()).get("/large").text()).isEqualTo(LARGE);
    }
  }

  @Test
  void targetsThatDoNotRespond() throws Exception {
    try (ServerSocket target = new ServerSocket(0);
        BssSimulator simulator = BssSimulator.start(new Settings().allowLocalTargets(true))) {
      simulator
          .wireMock()
          .stubFor(
              get("/hanging")
                  .willReturn(
                      aResponse().proxiedFrom("http://127.0.0.1:" + target.getLocalPort())));

      simulator.wireMock().stubFor(get("/other").willReturn(aResponse().withBody("other")));

      ask(simulator, "/hanging", 450);

      assertServes(simulator);
      assertThat(new ControlCaller(simulator.url()).get("/other").text()).isEqualTo("other");
    }
  }

  private void ask(BssSimulator simulator, String path, int count) throws Exception {
    for (int client = 0; client < count; client++) {
      Socket socket = new Socket();
      socket.setReceiveBufferSize(4096);
      socket.connect(new InetSocketAddress("127.0.0.1", simulator.port()));
      clients.add(socket);
      socket.getOutputStream().write(RawHttp.bytes("GET " + path + " HTTP/1.1\nHost: a\n\n"));
    }
  }

  private static void assertServes(BssSimulator simulator) throws Exception {
    ControlCaller control = new ControlCaller(simulator.url());
    assertThat(control.get("/__admin/bss/health").status()).isEqualTo(200);
    assertThat(control.get("/__admin/mappings").status()).isEqualTo(200);
    assertThat(control.get("/__admin/bss/state").status()).isEqualTo(200);
    assertThat(TestCall.quota("V3").send(simulator.url()).outcome()).isEqualTo("200 200");
    simulator.faults().on("CreateResourcePackage").every(1).latency(Duration.ofMillis(1));
    assertThat(TestCall.resourcePackage("V3").send(simulator.url()).outcome())
        .isEqualTo("200 Success");
  }
}
