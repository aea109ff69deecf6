package io.github.bsskit.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.bsskit.simulator.BssSimulator;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A web page that is open on a developer's machine tries to drive the simulator there. */
@ResourceLock(Browser.LOCK)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForeignPageInBrowserTest {

  /**
   * Tries everything that a page can do without the user, and returns what it could read. Requests
   * whose result a page cannot see are waited for by the events that they cause.
   */
  private static final String ATTACK =
      """
      const base = arguments[0];
      const stub = '{"request":{"urlPattern":".*"},"response":{"body":"planted"}}';
      const read = [];
      const fetched = async (name, path, options) => {
        try {
          const response = await fetch(base + path, options);
          if (response.type !== 'opaque') {
            read.push(name + ' ' + path + ': ' + response.status + ' ' + await response.text());
          }
        } catch (failed) {
          // Not readable.
        }
      };
      const loaded = (tag, attribute, path) => new Promise((done) => {
        const element = document.createElement(tag);
        element.onload = () => {
          if (tag !== 'iframe') {
            read.push(tag + ' ' + path);
          }
          done();
        };
        element.onerror = done;
        if (tag === 'link') {
          element.rel = 'stylesheet';
        }
        element[attribute] = base + path;
        document.body.append(element);
      });
      const submitted = (method, path) => new Promise((done) => {
        const frame = document.createElement('iframe');
        frame.name = 'frame' + document.querySelectorAll('iframe').length;
        document.body.append(frame);
        const form = document.createElement('form');
        form.method = method;
        form.action = base + path;
        form.target = frame.name;
        form.enctype = 'text/plain';
        const field = document.createElement('input');
        field.name = stub.slice(0, -1) + ',"x":"';
        field.value = '"}';
        form.append(field);
        document.body.append(form);
        frame.onload = done;
        form.submit();
      });
      const connected = (path) => new Promise((done) => {
        const socket = new WebSocket(base.replace('http', 'ws') + path);
        socket.onopen = () => read.push('WebSocket ' + path);
        socket.onclose = done;
      });
      const listened = (path) => new Promise((done) => {
        const source = new EventSource(base + path, {withCredentials: true});
        source.onopen = () => read.push('EventSource ' + path);
        source.onerror = () => { source.close(); done(); };
      });
      return (async () => {
        const reads = ['/__admin', '/__admin/mappings', '/__admin/requests', '/__admin/settings',
            '/__admin/bss/state', '/__admin/bss/journal', '/__admin/bss/console',
            '/__admin/swagger-ui/index.html', '/__admin/health', '/nothing/../__admin/mappings'];
        const writes = ['/__admin/mappings', '/__admin/mappings/import', '/__admin/reset',
            '/__admin/settings', '/__admin/recordings/start', '/__admin/bss/reset',
            '/__admin/bss/accounts', '/__admin/bss/clock/freeze', '/%5F_admin/mappings',
            '/__admin/shutdown'];
        for (const path of reads) {
          await fetched('GET', path, {credentials: 'include'});
          await fetched('GET no-cors', path, {mode: 'no-cors'});
          await loaded('img', 'src', path);
          await loaded('script', 'src', path);
          await loaded('link', 'href', path);
          await loaded('iframe', 'src', path);
        }
        for (const path of writes) {
          const text = {method: 'POST', body: stub, headers: {'Content-Type': 'text/plain'}};
          await fetched('POST', path, {...text, credentials: 'include'});
          await fetched('POST no-cors', path, {...text, mode: 'no-cors'});
          await fetched('POST as JSON', path,
              {method: 'POST', body: stub, headers: {'Content-Type': 'application/json'}});
          await fetched('PUT', path, {method: 'PUT', body: stub});
          await fetched('DELETE', path, {method: 'DELETE'});
          await fetched('OPTIONS', path, {method: 'OPTIONS'});
          navigator.sendBeacon(base + path, stub);
          await submitted('post', path);
          await submitted('get', path);
        }
        await connected('/__admin/requests');
        await listened('/__admin/requests');
        return read;
      })();
      """;

  private BssSimulator simulator;
  private HttpServer pages;
  private Browser browser;

  @BeforeAll
  void start() throws Exception {
    browser = Browser.shared();
    simulator = BssSimulator.start();
    pages = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    pages.createContext(
        "/",
        exchange -> {
          byte[] page = "<!doctype html><title>page</title>".getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    pages.start();
  }

  @AfterAll
  void stop() {
    if (browser != null) {
      browser.open("about:blank");
      browser.complaints();
      browser.hostsAsked();
    }
    if (pages != null) {
      pages.stop(0);
    }
    if (simulator != null) {
      simulator.close();
    }
  }

  @BeforeEach
  void reset() {
    simulator.reset();
  }

  private String get(String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(simulator.url().resolve(path)).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }

  private String everything() throws Exception {
    return get("/__admin/bss/state")
        + get("/__admin/mappings")
        + get("/__admin/settings")
        + get("/__admin/recordings/status");
  }

  /** Another port of the same host, another host of the same machine, and another site. */
  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "foreign.localhost"})
  void pageOfAnotherOriginReadsAndChangesNothing(String host) throws Exception {
    simulator.clock().freeze();
    simulator.makeAccount();
    simulator.faults().on("CreateResourcePackage").returnError("InternalError");
    String before = everything();
    browser.open("http://" + host + ":" + pages.getAddress().getPort() + "/");

    Object read = browser.run(ATTACK, simulator.url().toString());

    assertThat(read).isEqualTo(List.of());
    assertThat(everything()).isEqualTo(before);
  }

  /** The documentation has a form to try the operations, and real responses have the headers. */
  @Test
  void pageOfAnotherOriginCanCallOperations() {
    browser.open("http://localhost:" + pages.getAddress().getPort() + "/");

    Object read =
        browser.run(
            "return fetch(arguments[0]).then((response) => response.text())",
            simulator.url() + "/?Action=Nothing&Format=JSON");

    assertThat(read.toString()).contains("InvalidAction.NotFound");
  }

  @Test
  void pagesOfTheSimulatorGoOnWorking() {
    String url = simulator.url().toString();
    browser.open(url + "/__admin/bss/console");
    browser.textWith("#journal-count", "0 shown");
    assertThat(browser.run(WRITE, "/__admin/bss/rate-windows/refill", "{}")).isEqualTo(204L);
    browser.open(url + "/__admin/docs");
    browser.textWith("body", "OpenAPI 3.0 spec");
    assertThat(browser.run(WRITE, "/__admin/mappings/reset", "")).isEqualTo(200L);
  }

  private static final String WRITE =
      "return fetch(arguments[0], {method: 'POST', body: arguments[1],"
          + " headers: {'Content-Type': 'application/json'}}).then((response) => response.status)";

  /** A link shows the user the simulator, and the page nothing. */
  @Test
  void linkOfAnotherPageCanBeFollowed() {
    browser.open("http://localhost:" + pages.getAddress().getPort() + "/");
    browser.run(
        "const link = document.createElement('a');"
            + "link.href = arguments[0]; document.body.append(link); link.click()",
        simulator.console().toString());

    browser.textWith("#journal-count", "0 shown");
    assertThat(URI.create(browser.address()).getPort()).isEqualTo(simulator.port());
  }
}
