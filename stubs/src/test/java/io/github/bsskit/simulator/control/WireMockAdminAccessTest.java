package io.github.bsskit.simulator.control;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.ImmutableRequest;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.security.Authenticator;
import com.github.tomakehurst.wiremock.security.SingleHeaderClientAuthenticator;
import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.testing.ControlCaller;
import io.github.bsskit.simulator.testing.RawHttp;
import io.github.bsskit.simulator.testing.RemoteCaller;
import io.github.bsskit.simulator.testing.Response;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of the control API hold for WireMock's own admin API as well. */
@Tag("http")
class WireMockAdminAccessTest extends GuardedSimulators {

  private static final String STUB =
      "{\"request\":{\"urlPattern\":\"/planted.*\"},\"response\":{\"body\":\"planted\"}}";

  @AfterEach
  void nothingIsPlanted() throws Exception {
    for (BssSimulator simulator : List.of(closed, guarded)) {
      assertThat(new ControlCaller(url(simulator)).get("/planted").status()).isEqualTo(404);
      assertThat(new ControlCaller(url(simulator)).get("/__admin/mappings").member("meta"))
          .isEqualTo("{\"total\":1}");
    }
  }

  private static URI url(BssSimulator simulator) {
    return URI.create("http://127.0.0.1:" + simulator.port());
  }

  @Test
  void remoteCallerCannotProxyItsWayIn() throws Exception {
    String proxy =
        "{\"request\":{\"urlPattern\":\"/x/.*\"},\"response\":{\"proxyBaseUrl\":\"http://127.0.0.1:%d\","
            + "\"proxyUrlPrefixToRemove\":\"/x\"}}";
    for (BssSimulator simulator : List.of(closed, guarded)) {
      simulator.makeAccount();
      Response planted =
          RemoteCaller.send(
              simulator.port(),
              requestTo("POST", "/__admin/mappings", proxy.formatted(simulator.port())));
      Response state =
          RemoteCaller.send(simulator.port(), requestTo("GET", "/x/__admin/bss/state", ""));

      assertThatProblem(planted, 403, "accepts only requests from this machine");
      assertThat(state.status()).isEqualTo(404);
      assertThat(state.text()).doesNotContain("secret");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /__admin",
    "GET, /__admin/",
    "GET, /__admin/mappings",
    "POST, /__admin/mappings",
    "POST, /__admin/mappings/import",
    "POST, /__admin/mappings/reset",
    "DELETE, /__admin/mappings",
    "POST, /__admin/settings",
    "POST, /__admin/reset",
    "GET, /__admin/requests",
    "DELETE, /__admin/requests",
    "GET, /__admin/files",
    "PUT, /__admin/files/planted",
    "POST, /__admin/recordings/start",
    "GET, /__admin/health",
    "GET, /__admin/version",
    "GET, /__admin/docs",
    "GET, /__admin/swagger-ui/",
    "GET, /__admin/recorder",
    "GET, /__admin/not-matched",
    "GET, /__admin/anything",
    "POST, /__admin/shutdown",
    "OPTIONS, /__admin/mappings",
    "TRACE, /__admin/mappings",
    "BREW, /__admin/mappings"
  })
  void remoteCallersAndWebPagesAreRejectedOnEveryRoute(String method, String path)
      throws Exception {
    for (BssSimulator simulator : List.of(closed, guarded)) {
      assertThatProblem(
          RemoteCaller.send(simulator.port(), requestTo(method, path, STUB)),
          403,
          "accepts only requests from this machine");
      Response page =
          RemoteCaller.send(
              LOOPBACK,
              simulator.port(),
              requestTo(
                  method,
                  path,
                  STUB,
                  "Origin: http://evil.example",
                  "Access-Control-Request-Method: POST",
                  "Content-Type: text/plain"));
      assertThatProblem(page, 403, "web pages from http://evil.example");
      assertThat(page.toString().toLowerCase(Locale.ROOT)).doesNotContain("access-control");
      assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThatProblem(
          RawHttp.exchange(
                  simulator.port(),
                  RawHttp.bytes(
                      requestTo(method, path, STUB).replace("127.0.0.1:8080", "evil.example:8080")))
              .orElseThrow(),
          403,
          "requests to the host evil.example");
    }
  }

  private static String hostInUrl(InetAddress address) {
    String host = address.getHostAddress().replaceFirst("%.*", "");
    return host.contains(":") ? "[" + host + "]" : host;
  }

  @Test
  void wireMocksClientSendsTheToken() throws Exception {
    WireMock client =
        WireMock.create()
            .host(hostInUrl(RemoteCaller.address()))
            .port(guarded.port())
            .authenticator(new SingleHeaderClientAuthenticator("Authorization", "Bearer " + TOKEN))
            .build();

    client.register(get("/mine").willReturn(ok("mine")));

    assertThat(new ControlCaller(url(guarded)).get("/mine").text()).isEqualTo("mine");
    assertThat(client.allStubMappings().getMappings()).hasSize(2);
    client.resetMappings();
  }

  @Test
  void wireMocksClientOnThisMachineNeedsNothing() throws Exception {
    WireMock client = WireMock.create().port(closed.port()).build();

    client.register(get("/mine").willReturn(ok("mine")));

    assertThat(new ControlCaller(url(closed)).get("/mine").text()).isEqualTo("mine");
    client.resetMappings();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/__admin;x/mappings",
        "/__admin/;x/mappings",
        "/%5F_admin/mappings",
        "/__admin/x/../mappings",
        "/x/../__admin/mappings",
        "/./__admin/mappings",
        "/__admin/%2e/mappings",
        "//__admin/mappings",
        "/__admin//mappings",
        "/__admin/mappings/",
        "/__admin/map%70ings",
        "/__admin%2Fmappings",
        "/__ADMIN/mappings",
        "/__admin/mappings?x=/../../bss/ready",
        "/__admin/bss/ready/../../mappings",
        "/__admin/bss/ready;/../../mappings",
        "/__admin/bss/ready?/../../mappings",
        "/__admin/bss/ready%2f..%2f..%2fmappings",
        "/__admin/bss/ready%3f/../../../mappings",
        "/__admin/bss/console/../../mappings",
        "http://127.0.0.1:8080/__admin/mappings",
        "http://127.0.0.1:8080/%5F_admin/mappings"
      })
  void noSpellingAdmitsRemoteCallers(String target) throws Exception {
    for (BssSimulator simulator : List.of(closed, guarded)) {
      for (String method : List.of("GET", "POST", "DELETE")) {
        Response response = RemoteCaller.send(simulator.port(), requestTo(method, target, STUB));

        if (response.status() == 200) {
          assertThat(response.text()).isEqualTo("{\"status\":\"ready\"}");
        }
        assertThat(response.text()).doesNotContain("\"mappings\"", "bss-simulator");
      }
    }
  }

  /**
   * What reaches WireMock without the simulator's check, by whatever way, is rejected by WireMock.
   */
  @Test
  void wireMockItselfRejectsWhatWasNotChecked() {
    Authenticator authenticator = closed.wireMock().getOptions().getAdminAuthenticator();
    ImmutableRequest.Builder request =
        ImmutableRequest.create()
            .withAbsoluteUrl("http://127.0.0.1/__admin/mappings")
            .withMethod(RequestMethod.GET);

    assertThat(authenticator.authenticate(request.build())).isFalse();
    assertThat(
            authenticator.authenticate(
                request
                    .withHeader("Authorization", "Bearer " + TOKEN)
                    .withHeader("X-Bsskit-Checked", "true")
                    .build()))
        .isFalse();
  }

  /** WireMock's report on a request without a stub shows a stub. */
  @Test
  void closestStubIsShownToAdministratorsOnly() throws Exception {
    closed.wireMock().stubFor(get("/mine").withHeader("X-Key", equalTo("hidden")));
    String request = requestTo("GET", "/mine", "");

    Response near = RemoteCaller.send(LOOPBACK, closed.port(), request);
    Response page =
        RemoteCaller.send(
            LOOPBACK, closed.port(), request.replace("127.0.0.1:8080", "evil.example"));
    Response far = RemoteCaller.send(closed.port(), request);

    assertThat(near.status()).isEqualTo(404);
    assertThat(near.text()).contains("hidden");
    assertThatProblem(page, 404, "no stub matches this request");
    assertThatProblem(far, 404, "no stub matches this request");
    closed.wireMock().resetMappings();
  }

  @Test
  void callersOfStubsCanBeAnyone() throws Exception {
    guarded.wireMock().stubFor(get("/mine").willReturn(ok("mine")));

    Response response =
        RemoteCaller.send(
            guarded.port(),
            requestTo(
                "GET", "/mine", "", "Origin: http://evil.example", "Sec-Fetch-Site: cross-site"));

    assertThat(response.text()).isEqualTo("mine");
    guarded.wireMock().resetMappings();
  }
}
