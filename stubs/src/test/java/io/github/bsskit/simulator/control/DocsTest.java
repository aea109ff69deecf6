package io.github.bsskit.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.Settings;
import io.github.bsskit.simulator.SimulatorInternals;
import io.github.bsskit.simulator.testing.ControlCaller;
import io.github.bsskit.simulator.testing.RawHttp;
import io.github.bsskit.simulator.testing.RemoteCaller;
import io.github.bsskit.simulator.testing.Response;
import io.github.bsskit.simulator.testing.TestCall;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The simulator gives the documentation site as a careful web server does, and nothing else. */
@Tag("http")
class DocsTest {

  private static final String SITE = "io/github/bsskit/simulator/control/site/";

  private static BssSimulator simulator;

  @BeforeAll
  static void start() {
    simulator = BssSimulator.start(withSite());
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  private static Settings withSite() {
    Settings settings = new Settings().host("0.0.0.0");
    SimulatorInternals.docsFiles(settings, SITE);
    return settings;
  }

  private static Response get(String path, String... headers) throws Exception {
    return send(simulator, "GET", path, headers);
  }

  private static Response send(BssSimulator to, String method, String path, String... headers)
      throws Exception {
    String more = headers.length == 0 ? "" : String.join("\n", headers) + "\n";
    byte[] request =
        RawHttp.bytes(
            "%s %s HTTP/1.1\nHost: a\nConnection: close\n%s\n".formatted(method, path, more));
    return RawHttp.exchange(to.port(), request).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "/docs/, text/html;charset=utf-8, A site for tests",
    "/docs/index.html, text/html;charset=utf-8, A site for tests",
    "/docs/?from=console, text/html;charset=utf-8, A site for tests",
    "/docs/en/, text/html;charset=utf-8, English",
    "/docs/en/gateway.md, text/markdown;charset=utf-8, 网关",
    "/docs/assets/site.css, text/css;charset=utf-8, margin",
    "/docs/assets/site.js, text/javascript;charset=utf-8, use strict",
    "/docs/assets/site.mjs, text/javascript;charset=utf-8, export",
    "/docs/assets/mark.svg, image/svg+xml;charset=utf-8, <svg",
    "/docs/openapi.json, application/json;charset=utf-8, {}",
    "/docs/openapi.yaml, application/yaml;charset=utf-8, openapi",
    "/docs/llms.txt, text/plain;charset=utf-8, A site",
    "/docs/samples/Order.java, text/plain;charset=utf-8, class",
    "/docs/samples/order.py, text/plain;charset=utf-8, pass",
    "/docs/samples/order.go, text/plain;charset=utf-8, package",
    "/docs/samples/order.sh, text/plain;charset=utf-8, true",
    "/docs/samples/order.bin, application/octet-stream, x",
  })
  void givesPagesAndFilesWithTheirTypes(String path, String type, String text) throws Exception {
    Response response = get(path);

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.header("Content-Type")).isEqualTo(type);
    assertThat(response.text()).contains(text);
  }

  @ParameterizedTest
  @CsvSource({"/docs, /docs/", "/docs/en, /docs/en/"})
  void foldersAreReachedWithoutTheirSlash(String path, String location) throws Exception {
    Response response = get(path);

    assertThat(response.status()).isEqualTo(301);
    assertThat(response.header("Location")).isEqualTo(location);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/docs/nothing.html",
        "/docs/nothing/",
        "/docs/assets",
        "/docs/assets/",
        "/docs/index.html/",
        "/docs/../control/DocsTest.class",
        "/docs/en/../index.html",
        "/docs/./index.html",
        "/docs/%2e%2e/DocsTest.class",
        "/docs/..%2fDocsTest.class",
        "/docs/en%2fgateway.md",
        "/docs/en%5cgateway.md",
        "/docs/%69ndex.html",
        "/docs//index.html",
        "/docs//etc/passwd",
        "/docs/;x/index.html",
        "/docs/index.html;x",
        "/docs/samples/.secret.txt",
        "/docs/INDEX.HTML",
        "/docs/%ff.html",
        "/docs/<script>.html",
        "/docs/../__admin/bss/health",
      })
  void unknownFilesAreNotFound(String path) throws Exception {
    Response response = get(path);

    assertThat(response.status()).as(response.toString()).isEqualTo(404);
    assertThat(response.header("Content-Type")).isEqualTo("text/html;charset=utf-8");
    assertThat(response.text())
        .contains("It starts at <a href=\"/docs/\">")
        .doesNotContain("<script>", "passwd");
  }

  /** Nothing is looked for in a way that takes a stack as deep as a path is long. */
  @Test
  void longPathIsNotFound() throws Exception {
    assertThat(get("/docs/" + "a/".repeat(3_000)).status()).isEqualTo(404);
    assertThat(get("/docs/" + "a.".repeat(3_000) + "html").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/docs/", "/docs/nothing", "/docs", "/docs/assets/site.js"})
  void pagesLoadAndFrameOnlyTheirOwnOrigin(String path) throws Exception {
    Response response = get(path);

    assertThat(response.header("Content-Security-Policy"))
        .isEqualTo(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                + " connect-src *; form-action 'none'; base-uri 'none'; frame-ancestors 'none'");
    assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(response.header("Cache-Control")).isEqualTo("no-cache");
  }

  @Test
  void headHasTheHeadersOfGetWithoutBody() throws Exception {
    Response whole = get("/docs/");
    Response head = send(simulator, "HEAD", "/docs/");

    assertThat(head.status()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.header("Content-Length")).isEqualTo("" + whole.body().length);
    assertThat(head.header("ETag")).isEqualTo(whole.header("ETag"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "get"})
  void otherMethodsAreRejected(String method) throws Exception {
    Response response = send(simulator, method, "/docs/", "Content-Length: 0");

    assertThat(response.status()).isEqualTo(405);
    assertThat(response.header("Allow")).isEqualTo("GET, HEAD");
  }

  @Test
  void cachedFilesAreNotSentAgain() throws Exception {
    String tag = get("/docs/").header("ETag");

    assertThat(tag).matches("\"[0-9a-f]{32}\"").isNotEqualTo(get("/docs/en/").header("ETag"));
    for (String held : new String[] {tag, "\"other\", " + tag, "W/" + tag, "*"}) {
      Response response = get("/docs/", "If-None-Match: " + held);
      assertThat(response.status()).as(held).isEqualTo(304);
      assertThat(response.body()).isEmpty();
      assertThat(response.header("ETag")).isEqualTo(tag);
    }
    assertThat(get("/docs/", "If-None-Match: \"other\"").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "br, GZIP;q=0.5", "deflate,gzip ; q=1.0"})
  void pagesArePackedForThoseWhoTakeThat(String accepted) throws Exception {
    Response plain = get("/docs/");
    Response packed = get("/docs/", "Accept-Encoding: " + accepted);

    assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(packed.header("Vary")).isEqualTo("Accept-Encoding");
    assertThat(packed.header("ETag")).isNotEqualTo(plain.header("ETag"));
    assertThat(packed.body().length).isLessThan(plain.body().length);
    assertThat(
            new String(
                new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes(),
                StandardCharsets.UTF_8))
        .isEqualTo(plain.text());
    assertThat(
            get("/docs/", "Accept-Encoding: " + accepted, "If-None-Match: " + packed.header("ETag"))
                .status())
        .isEqualTo(304);
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity", "br", "gzip;q=0", "gzip;q=0.0, br", "xgzip"})
  void othersGetThemPlain(String accepted) throws Exception {
    assertThat(get("/docs/", "Accept-Encoding: " + accepted).header("Content-Encoding")).isEmpty();
  }

  @Test
  void everybodyMayRead() throws Exception {
    Response response =
        RemoteCaller.send(
            simulator.port(), "GET /docs/ HTTP/1.1\nHost: evil.example\nConnection: close\n\n");

    assertThat(response.status()).isEqualTo(200);
  }

  @Test
  void theWireAndWireMockAreNotDisturbed() throws Exception {
    Response call = TestCall.quota("V3").send(simulator.url());
    get("/docs/");
    get("/docs/nothing");

    assertThat(call.status()).isEqualTo(200);
    assertThat(simulator.journal().entries()).hasSize(1);
    assertThat(simulator.wireMock().findAllUnmatchedRequests()).isEmpty();
    assertThat(get("/docsen").header("Content-Security-Policy")).isEmpty();
  }

  @Test
  void theSiteGoesBeforeStubsUnlessItIsSwitchedOff() throws Exception {
    try (BssSimulator without = BssSimulator.start(withSite().docs(false))) {
      for (BssSimulator each : new BssSimulator[] {simulator, without}) {
        each.wireMock()
            .stubFor(
                WireMock.get(WireMock.urlMatching("/docs/.*")).willReturn(WireMock.ok("mine")));
      }

      assertThat(get("/docs/").text()).contains("A site for tests");
      assertThat(send(without, "GET", "/docs/").text()).isEqualTo("mine");
      assertThat(without.docs()).isEmpty();
    }
  }

  @Test
  void aBuildWithoutTheSiteSaysSo() throws Exception {
    Settings settings = new Settings();
    SimulatorInternals.docsFiles(settings, "io/github/bsskit/simulator/nothing/");
    try (BssSimulator without = BssSimulator.start(settings)) {
      Response response = send(without, "GET", "/docs/");

      assertThat(response.status()).isEqualTo(404);
      assertThat(response.text()).contains("was built without documentation");
      assertThat(without.docs()).isEmpty();
      assertThat(new ControlCaller(without.url()).get("/__admin/bss/health").member("docs"))
          .isEmpty();
    }
  }

  @Test
  void hasAUrl() throws Exception {
    ControlCaller control = new ControlCaller(simulator.url());

    assertThat(simulator.docs()).contains(simulator.url().resolve("/docs/"));
    assertThat(control.get("/__admin/bss/health").member("docs")).isEqualTo("/docs/");
  }
}
