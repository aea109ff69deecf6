package io.github.bsskit.simulator.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.Settings;
import io.github.bsskit.simulator.api.LogFormat;
import io.github.bsskit.simulator.testing.ControlCaller;
import io.github.bsskit.simulator.testing.RawHttp;
import io.github.bsskit.simulator.testing.RawHttp2;
import io.github.bsskit.simulator.testing.Response;
import io.github.bsskit.simulator.testing.TestCall;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that send a body byte by byte occupy no threads, whatever path they send it to. */
@Tag("http")
@Timeout(120)
class SlowBodiesTest {

  /** 500 in four forms. */
  private static final int CLIENTS_OF_A_FORM = 125;

  private static final int STREAMS = 25;
  private static final int CALLS = 5;

  private static final List<String> HEADS =
      List.of(
          "Content-Length: 1000000\n\na",
          "Transfer-Encoding: chunked\n\n5\na",
          "Expect: 100-continue\nContent-Length: 100\n\n");

  /** Fewer than clients of a form. */
  private static final int MAX_MORE_THREADS = 100;

  /** The threads of the simulator; other tests run at the same time. */
  private static final ThreadGroup THREADS = new ThreadGroup("simulator");

  private static BssSimulator simulator;

  private final List<AutoCloseable> clients = new ArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    Settings settings =
        new Settings().log(LogFormat.TEXT, new PrintStream(OutputStream.nullOutputStream(), false));
    Thread starter = new Thread(THREADS, () -> simulator = BssSimulator.start(settings));
    starter.start();
    starter.join();
    new ControlCaller(simulator.url()).get("/__admin/mappings");
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @AfterEach
  void disconnect() throws Exception {
    for (AutoCloseable client : clients) {
      client.close();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /",
        "PUT /",
        "POST /CreateResourcePackage",
        "POST /x",
        "TRACE /x",
        "POST /__admin/mappings",
        "POST /__admin/mappings/import",
        "PUT /__admin/x",
        "POST /__admin/bss/faults",
        "PUT /__admin/bss/state",
        "POST /__admin/bss/health",
        "GET /__admin/bss/x",
        "POST /docs/",
        "GET /docs/",
        "POST //__admin/mappings",
        "CONNECT x:80"
      })
  void callsAndHealthAreAnswered(String target) throws Exception {
    int threads = THREADS.activeCount();
    for (String head : HEADS) {
      sendRequests(target + " HTTP/1.1\nHost: a\n" + head);
    }
    sendStreams(target);

    for (int call = 0; call < CALLS; call++) {
      simulator.reset();
      Response quota = TestCall.quota("V3").send(simulator.url());
      assertThat(quota.outcome()).isEqualTo("200 200");
      Response plan = TestCall.resourcePackage("V1").send(simulator.url());
      assertThat(plan.outcome()).isEqualTo("200 Success");
      ControlCaller control = new ControlCaller(simulator.url());
      assertThat(control.get("/__admin/bss/health").status()).isEqualTo(200);
      assertThat(control.get("/__admin/bss/ready").status()).isEqualTo(200);
      assertThat(control.get("/__admin/mappings").status()).isEqualTo(200);
    }
    assertThat(threads).isPositive();
    assertThat(THREADS.activeCount()).isLessThan(threads + MAX_MORE_THREADS);
  }

  private void sendRequests(String start) throws Exception {
    List<RawHttp> connections = new ArrayList<>();
    for (int client = 0; client < CLIENTS_OF_A_FORM; client++) {
      RawHttp connection = RawHttp.connect(simulator.port());
      clients.add(connection);
      connections.add(connection);
      connection.send(RawHttp.bytes(start));
    }
    for (RawHttp connection : connections) {
      connection.send(new byte[] {'a'});
    }
  }

  private void sendStreams(String target) throws Exception {
    String method = target.split(" ")[0];
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(":method", method);
    if (!method.equals("CONNECT")) {
      headers.put(":scheme", "http");
      headers.put(":path", target.split(" ")[1]);
    }
    headers.put(":authority", simulator.endpoint());
    for (int client = 0; client < CLIENTS_OF_A_FORM / STREAMS; client++) {
      RawHttp2 connection = RawHttp2.connect(simulator.port());
      clients.add(connection);
      for (int stream = 0; stream < STREAMS; stream++) {
        connection.begin(RawHttp2.Form.INDEXED, headers);
        connection.data(new byte[] {'a'});
      }
    }
  }
}
