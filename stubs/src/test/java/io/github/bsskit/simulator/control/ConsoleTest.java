package io.github.bsskit.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.bsskit.simulator.host.SimulatorExtension;
import io.github.bsskit.simulator.testing.RawHttp;
import io.github.bsskit.simulator.testing.RemoteCaller;
import io.github.bsskit.simulator.testing.Response;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The console's page and its files, and who gets them. */
@Tag("http")
class ConsoleTest extends GuardedSimulators {

  private static final String CONSOLE = "/__admin/bss/console";
  private static final Pattern OWN_FILE =
      Pattern.compile("(?:href|src)=\"(/[^\"]+/console/[^\"]+)\"");
  private static final Pattern IMPORT = Pattern.compile("from '\\./([a-z]+\\.js)'");

  private static String request(String method, String path, String... headers) {
    String more = headers.length == 0 ? "" : String.join("\n", headers) + "\n";
    return "%s %s HTTP/1.1\nHost: localhost\nConnection: close\n%s\n".formatted(method, path, more);
  }

  private Response send(String method, String path, String... headers) throws Exception {
    return RawHttp.exchange(closed.port(), RawHttp.bytes(request(method, path, headers)))
        .orElseThrow();
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(match -> match.group(1)).distinct().toList();
  }

  @Test
  void thePageAndAllThatItNamesIsThere() throws Exception {
    Response page = send("GET", CONSOLE);
    List<String> files = found(OWN_FILE, page.text());
    String main = send("GET", CONSOLE + "/console.js").text();

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=utf-8");
    assertThat(files).containsExactlyInAnyOrder(CONSOLE + "/console.css", CONSOLE + "/console.js");
    assertThat(send("GET", files.get(0)).header("Content-Type"))
        .isEqualTo("text/css;charset=utf-8");
    assertThat(found(IMPORT, main)).hasSizeGreaterThan(5);
    for (String module : found(IMPORT, main)) {
      Response script = send("GET", CONSOLE + "/" + module);
      assertThat(script.status()).as(module).isEqualTo(200);
      assertThat(script.header("Content-Type")).isEqualTo("text/javascript;charset=utf-8");
      assertThat(script.text()).doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML");
    }
  }

  @Test
  void nothingInlineAndNothingFromElsewhere() throws Exception {
    Response page = send("GET", CONSOLE);

    assertThat(page.header("Content-Security-Policy"))
        .isEqualTo(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                + " connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors"
                + " 'none'");
    assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
    assertThat(page.text()).doesNotContain("http://", "https://", "<style", " style=", " onclick");
    assertThat(page.text()).doesNotContainPattern("<script(?![^>]* src=)");
  }

  @Test
  void isGivenAsAFileIs() throws Exception {
    Response page = send("GET", CONSOLE);
    Response head = send("HEAD", CONSOLE);
    Response held = send("GET", CONSOLE, "If-None-Match: " + page.header("ETag"));
    Response packed = send("GET", CONSOLE, "Accept-Encoding: gzip");

    assertThat(head.status()).isEqualTo(200);
    assertThat(head.header("Content-Length")).isEqualTo("" + page.body().length);
    assertThat(head.body()).isEmpty();
    assertThat(held.status()).isEqualTo(304);
    assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /console/, 404",
    "GET, /console/console.html, 404",
    "GET, /console/nothing.js, 404",
    "GET, /console/../openapi.yaml, 404",
    "GET, /console/..%2fopenapi.yaml, 404",
    "GET, /console/%2e%2e/openapi.yaml, 404",
    "GET, /console/x/console.js, 404",
    "POST, /console, 405",
    "DELETE, /console/console.js, 405",
  })
  void otherPathsAndMethodsAreProblems(String method, String path, int status) throws Exception {
    Response response = send(method, "/__admin/bss" + path, "Content-Length: 0");

    assertThatProblem(response, status, status == 405 ? "use GET" : "/__admin/bss/console");
  }

  @ParameterizedTest
  @ValueSource(strings = {CONSOLE, CONSOLE + "/console.js"})
  void remoteCallersGetItOnlyWithAdminToken(String path) throws Exception {
    Response without = RemoteCaller.send(closed.port(), request("GET", path));
    Response with = RemoteCaller.send(guarded.port(), request("GET", path));

    assertThatProblem(without, 403, "/__admin accepts only requests from this machine");
    assertThat(with.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/__admin/bss/health",
        "/__admin/bss/consoles",
        "/__admin/bss/consol",
        "/__admin/bss/fault-words",
        "/__admin/bss/rate-windows"
      })
  void whatItShowsIsStillGuarded(String path) throws Exception {
    assertThatProblem(
        RemoteCaller.send(guarded.port(), request("GET", path)),
        403,
        "with the simulator's admin token");
    assertThatProblem(
        RemoteCaller.send(guarded.port(), request("GET", path, "Authorization: Bearer guessed")),
        401,
        "wrong admin token");
  }

  @Test
  void isInAnotherWireMockToo() throws Exception {
    WireMockServer other =
        new WireMockServer(
            WireMockConfiguration.options().dynamicPort().extensions(new SimulatorExtension()));
    other.start();
    try {
      Response page = RemoteCaller.send(LOOPBACK, other.port(), request("GET", CONSOLE));
      Response script =
          RemoteCaller.send(LOOPBACK, other.port(), request("GET", CONSOLE + "/api.js"));

      assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=utf-8");
      assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'none'");
      assertThat(script.status()).isEqualTo(200);
      assertThatProblem(
          RemoteCaller.send(other.port(), request("GET", CONSOLE)),
          403,
          "only requests from this machine");
    } finally {
      other.stop();
    }
  }

  @Test
  void hasAUrl() {
    assertThat(closed.console()).isEqualTo(closed.url().resolve(CONSOLE));
  }
}
