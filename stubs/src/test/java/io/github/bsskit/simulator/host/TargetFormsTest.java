package io.github.bsskit.simulator.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.SimulatorInternals;
import io.github.bsskit.simulator.api.JournalEntry;
import io.github.bsskit.simulator.gateway.RawRequest;
import io.github.bsskit.simulator.journal.CallJournal;
import io.github.bsskit.simulator.testing.HeaderLine;
import io.github.bsskit.simulator.testing.RawHttp;
import io.github.bsskit.simulator.testing.RawHttp2;
import io.github.bsskit.simulator.testing.Response;
import io.github.bsskit.simulator.testing.TestCall;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The target of a request is a path, a whole URL, a host or a star (RFC 9112, 3.2). */
@Tag("http")
class TargetFormsTest {

  private static BssSimulator simulator;

  @BeforeAll
  static void start() {
    simulator = BssSimulator.start();
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @ParameterizedTest
  @CsvSource({
    "http://other.example, 127.0.0.1:8080, other.example, 127.0.0.1:8080",
    "http://a:81, a, a:81, a",
    "https://a, a:80, a, a:80",
    "http://a, '', a, nothing",
    "http://user:pass@a, b, a, b"
  })
  void differentHostsAreNamed(String url, String host, String one, String other) throws Exception {
    Response response = send("GET " + url + "/?Action=X&Format=JSON HTTP/1.1\nHost: " + host);

    assertThat(response.outcome()).isEqualTo("400 InvalidParameter.Format");
    assertThat(response.member("HostId")).isEqualTo(host);
    assertThat(response.member("Message"))
        .isEqualTo(
            "Specified parameter format is not valid. (The URL in the request line names the host "
                + one
                + ", and the header Host names "
                + other
                + ": send the same host in both, or only path and query in the request line.)");
    List<JournalEntry> entries = simulator.journal().entries();
    assertThat(entries.get(entries.size() - 1).explanation().orElseThrow().change())
        .contains("names the host " + one);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http:///?       | names no host",
        "http://?        | names no host",
        "HTTPS:///?      | names no host",
        "http:////?      | names no host",
        "http://:8080/?  | names no host",
        "http://u:p@/?   | names no host",
        "ftp:///?        | has the scheme ftp",
        "ftp://a/?       | has the scheme ftp",
        "FTP://a:80/?    | has the scheme ftp",
        "ws://a/?        | has the scheme ws",
        "httpx://a/?     | has the scheme httpx",
        "file:/etc?      | has the scheme file"
      })
  void urlWithoutHostOrOfAnotherSchemeIsRejected(String url, String reason) throws Exception {
    for (String version : List.of("HTTP/1.1\nHost: a", "HTTP/1.0", "HTTP/1.1\nHost: ")) {
      Response response = send("GET " + url + "Action=X&Format=JSON " + version);

      assertThat(response.outcome()).isEqualTo("400 InvalidParameter.Format");
      assertThat(response.member("Message"))
          .contains("The URL in the request line " + reason + ": ")
          .endsWith("only path and query in the request line.)");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/__admin/bss/reset", "/docs/", "/of-a-stub"})
  void differentHostsAreRejectedOnEveryPath(String path) throws Exception {
    simulator.faults().on("CreateResourcePackage").returnError("InternalError");

    Response response =
        send("POST http://localhost" + path + " HTTP/1.1\nHost: evil.example\nContent-Length: 0");

    assertThat(response.outcome()).isEqualTo("400 InvalidParameter.Format");
    assertThat(simulator.faults().armed()).isNotEmpty();
    simulator.reset();
  }

  @ParameterizedTest
  @CsvSource({
    "http://a, a",
    "http://A.Example, a.example",
    "http://a:80, a",
    "http://a, a:80",
    "https://a, a:443",
    "https://a, a",
    "http://[::1]:8080, [::1]:8080",
    "HTTP://a, a",
    "HttpS://a, a",
    "http://a:, a"
  })
  void sameHostIsAccepted(String url, String host) throws Exception {
    Response response = send("GET " + url + "/?Action=X HTTP/1.1\nHost: " + host);

    assertThat(response.outcome()).isEqualTo("404 InvalidAction.NotFound");
  }

  @Test
  void signatureCoversTheHeaderHost() throws Exception {
    String call = new String(TestCall.quota("V3").bytes("A.example"), StandardCharsets.ISO_8859_1);
    String withUrl = call.replaceFirst(" /", " http://a.example:80/");

    Response response =
        RawHttp.exchange(simulator.port(), withUrl.getBytes(StandardCharsets.ISO_8859_1))
            .orElseThrow();

    assertThat(response.outcome()).isEqualTo("200 200");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET http://a/?Action=X HTTP/1.0  | 404 InvalidAction.NotFound",
        "GET http://a/?Action=X HTTP/1.1  | 400 InvalidParameter.Format",
        "GET /?Action=X HTTP/1.1          | 400 InvalidParameter.Format",
      })
  void hostIsNeededSinceHttp11(String line, String outcome) throws Exception {
    Response response = send(line);

    assertThat(response.outcome()).isEqualTo(outcome);
    assertThat(response.member("Message"))
        .matches(".* is not found, .*|.* \\(The request has no host: send .*\\)");
  }

  @ParameterizedTest
  @CsvSource({
    "CONNECT a:80, 400 UnsupportedHTTPMethod",
    "OPTIONS *, 404 InvalidAction.NotFound",
    "GET *, 400 InvalidParameter.Format",
    "GET a:80, 400 InvalidParameter.Format",
    "GET a, 400 InvalidParameter.Format",
    "GET http://a, 400 MissingAction",
    "GET http://a?Action=X, 404 InvalidAction.NotFound"
  })
  void otherTargetsGetADocumentedResponse(String start, String outcome) throws Exception {
    assertThat(send(start + " HTTP/1.1\nHost: a").outcome()).isEqualTo(outcome);
  }

  @Test
  void http2WithAnotherHostIsRejected() throws Exception {
    Map<String, String> call = new HeaderLine("x-acs-note", "a").signedForHttp2();
    call.put("host", "other.example");

    try (RawHttp2 connection = RawHttp2.connect(simulator.port())) {
      assertThat(connection.send(RawHttp2.Form.INDEXED, call))
          .contains("names the host simulator, and the header Host names other.example");
    }
  }

  /** Also with a URL in the request line, and on the later requests of a connection. */
  @Test
  void pathAndQueryArriveAsSent() throws Exception {
    simulator.reset();
    CallJournal journal = SimulatorInternals.server(simulator).simulation().journal();
    List<String> queries =
        List.of(
            "A=b",
            "A=B",
            "a=B",
            "a=%e4%Bd",
            "a=%E4%BD",
            "a+b=c%20d",
            "a",
            "a=",
            "=",
            "&&",
            "a=b=c",
            "a=?/:@!$'()*,;~",
            "a=%zz%",
            "a=%00",
            "a=[]{}|^`\"<>",
            "A=b");
    try (RawHttp connection = RawHttp.connect(simulator.port())) {
      long number = 0;
      for (String query : queries) {
        for (String start : List.of("/?", "/CreateResourcePackage?", "http://a/?")) {
          connection.send(RawHttp.bytes("GET " + start + query + " HTTP/1.1\nHost: a\n\n"));
          connection.answer().orElseThrow();
          RawRequest received = journal.call(++number).orElseThrow().request();

          assertThat(received.query()).as(start).isEqualTo(query);
          assertThat(received.path() + "?").isEqualTo(start.replace("http://a", ""));
        }
      }
    }
  }

  private static Response send(String head) throws Exception {
    return RawHttp.exchange(simulator.port(), RawHttp.bytes(head + "\n\n")).orElseThrow();
  }
}
