package io.github.bsskit.simulator.control;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.Settings;
import io.github.bsskit.simulator.api.Credentials;
import io.github.bsskit.simulator.testing.ControlCaller;
import io.github.bsskit.simulator.testing.RawHttp;
import io.github.bsskit.simulator.testing.RawHttp2;
import io.github.bsskit.simulator.testing.RemoteCaller;
import io.github.bsskit.simulator.testing.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Without the token, no request from another address reaches {@code /__admin}: it learns nothing
 * and changes nothing. The seed makes a failure repeatable.
 */
@Tag("http")
class AdminDisguisesTest {

  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final int REQUESTS = 1200;
  private static final String STUB =
      "{\"name\":\"planted\",\"request\":{\"urlPattern\":\".*\"},\"response\":{\"body\":\"planted\"}}";

  /** What only /__admin shows. */
  private record Secrets(BssSimulator simulator, Credentials account) {

    private List<String> texts() {
      return List.of(
          account.accessKeySecret(),
          account.accessKeyId(),
          "\"mappings\"",
          "only-for-admins",
          "swagger-ui.css");
    }

    /**
     * The state, the stubs and the settings, seen from this machine, without what the id of the
     * next response depends on.
     */
    private String all() throws Exception {
      ControlCaller control = new ControlCaller(URI.create("http://127.0.0.1:" + simulator.port()));
      return control.get("/__admin/bss/state").text().replaceFirst("\"random\":\"-?\\d+\"", "")
          + control.get("/__admin/bss/faults").text()
          + control.get("/__admin/mappings").text()
          + control.get("/__admin/settings").text()
          + control.get("/__admin/recordings/status").text();
    }
  }

  @ParameterizedTest
  @CsvSource({"1, '', false", "2, '', true", "3, open-Sesame~1, false", "4, open-Sesame~1, true"})
  void disguisesLeadNowhere(long seed, String token, boolean hasStubs) throws Exception {
    InetAddress address = RemoteCaller.address();
    Settings settings = new Settings().host("[::]").allowLocalTargets(true);
    if (!token.isEmpty()) {
      settings.adminToken(token);
    }
    try (BssSimulator simulator = BssSimulator.start(settings)) {
      Secrets secrets = prepared(simulator, hasStubs);
      String before = secrets.all();

      DisguisedRequests requests = new DisguisedRequests(seed);
      for (int count = 0; count < REQUESTS; count++) {
        String sent = requests.http1(STUB);
        assertThatItToldNothing(sent, send(address, simulator.port(), sent), secrets);
      }
      overHttp2(address, requests, secrets);

      assertThat(secrets.all()).isEqualTo(before);
    }
  }

  /**
   * Nor does a request of this machine with a foreign Origin or Host: a web page's, or one that was
   * sent to a name that a web page points to this machine.
   */
  @ParameterizedTest
  @CsvSource({
    "5, Origin: http://evil.example, false",
    "6, Origin: http://localhost:3000, true",
    "7, Origin: null, true",
    "8, Host: evil.example, false",
    "9, Host: 127.0.0.1.evil.example:8080, true",
    "10, Sec-Fetch-Site: cross-site, true"
  })
  void pagesOfOtherOriginsGetNowhere(long seed, String header, boolean hasStubs) throws Exception {
    try (BssSimulator simulator = BssSimulator.start()) {
      Secrets secrets = prepared(simulator, hasStubs);
      String before = secrets.all();

      DisguisedRequests requests = new DisguisedRequests(seed);
      for (int count = 0; count < REQUESTS; count++) {
        String sent = requests.http1(STUB);
        String foreign =
            header.startsWith("Host")
                ? sent.replaceFirst("Host: .*", header)
                : sent.replaceFirst("Connection: ", header + "\nConnection: ");
        assertThatItToldNothing(foreign, send(LOOPBACK, simulator.port(), foreign), secrets);
      }

      assertThat(secrets.all()).isEqualTo(before);
    }
  }

  private static Secrets prepared(BssSimulator simulator, boolean hasStubs) {
    simulator.clock().freeze();
    simulator.faults().on("CreateResourcePackage").returnError("InternalError");
    Secrets secrets = new Secrets(simulator, simulator.makeAccount());
    if (hasStubs) {
      addStubs(simulator);
    }
    return secrets;
  }

  /** Stubs of a careless user: one sends requests on to the simulator, one redirects to it. */
  private static void addStubs(BssSimulator simulator) {
    String own = "http://localhost:" + simulator.port();
    simulator
        .wireMock()
        .stubFor(
            any(urlMatching("/hop.*"))
                .willReturn(aResponse().proxiedFrom(own).withProxyUrlPrefixToRemove("/hop")));
    simulator
        .wireMock()
        .stubFor(
            any(urlMatching("/x.*"))
                .willReturn(
                    aResponse().withStatus(307).withHeader("Location", own + "/__admin/mappings")));
    simulator.wireMock().stubFor(get("/only-for-admins").willReturn(ok("only-for-admins")));
  }

  private static Optional<Response> send(InetAddress address, int port, String request)
      throws IOException {
    try (RawHttp connection = RawHttp.connect(address, port)) {
      connection.send(RawHttp.bytes(request));
      connection.endOfRequest();
      return connection.answer();
    }
  }

  private static void assertThatItToldNothing(
      String sent, Optional<Response> response, Secrets secrets) {
    String text = response.map(Response::toString).orElse("");
    for (String secret : secrets.texts()) {
      assertThat(text).as(sent).doesNotContain(secret);
    }
    response
        .filter(told -> told.status() >= 200 && told.status() < 300)
        .ifPresent(told -> assertThat(isPublic(told)).as(sent + told).isTrue());
  }

  /** The readiness, the empty page of the console if there is a token, and the documentation. */
  private static boolean isPublic(Response response) {
    String text = response.text();
    return text.isEmpty()
        || text.equals("{\"status\":\"ready\"}")
        || response.header("Content-Type").startsWith("text/html")
            && (text.contains("<title>Console") || text.contains("docs"));
  }

  private static void overHttp2(InetAddress address, DisguisedRequests requests, Secrets secrets)
      throws IOException {
    for (int count = 0; count < REQUESTS / 4; count++) {
      Map<String, String> headers = requests.http2();
      try (RawHttp2 connection = RawHttp2.connect(address, secrets.simulator().port())) {
        String body = connection.send(RawHttp2.Form.NOT_INDEXED, headers);
        for (String secret : secrets.texts()) {
          assertThat(body).as(headers.toString()).doesNotContain(secret);
        }
      } catch (IOException closed) {
        // The server may close a connection with invalid pseudo-headers.
      }
    }
  }
}
