package io.github.bsskit.simulator.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.api.JournalEntry;
import io.github.bsskit.simulator.testing.ControlCaller;
import io.github.bsskit.simulator.testing.RawHttp;
import io.github.bsskit.simulator.testing.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The journal shows of a malformed request what was sent, and how to fix it. */
@Tag("http")
class MalformedRequestsTest {

  private static final String CLIENT_HELLO =
      "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003" + "r".repeat(500);

  private static BssSimulator simulator;
  private static ControlCaller control;

  @BeforeAll
  static void start() {
    simulator = BssSimulator.start();
    control = new ControlCaller(simulator.url());
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @BeforeEach
  void forget() {
    simulator.reset();
  }

  private static Stream<Arguments> unreadable() {
    return Stream.of(
        Arguments.of("GET /\u001b HTTP/1.1\nHost: a\n\n", "The request has the character 0x1b"),
        Arguments.of("FOO\n\n", "The request line is incomplete"),
        Arguments.of("GET /\n\n", "The request line is incomplete"),
        Arguments.of("GET / HTTP/9.9\nHost: a\n\n", "The HTTP version in the request line"),
        Arguments.of("GET http://[::1/? HTTP/1.1\nHost: a\n\n", "The "),
        Arguments.of("GET /a b HTTP/1.1\nHost: a\n\n", "The request has the character ' '"),
        Arguments.of("F@{} / HTTP/1.1\nHost: a\n\n", "The request has the character '@'"),
        Arguments.of("\0\0\0", "The request has the character 0x0"),
        Arguments.of(CLIENT_HELLO, "The request starts like a TLS handshake (0x16): HTTPS was"));
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void nothingIsInvented(String sent, String start) throws Exception {
    Response response = RawHttp.exchange(simulator.port(), RawHttp.bytes(sent)).orElseThrow();

    JournalEntry entry = simulator.journal().entries().get(0);
    assertThat(response.outcome()).isEqualTo("400 InvalidParameter.Format");
    assertThat(List.of(entry.call().path(), entry.action())).containsOnly("");
    assertThat(entry.call().method()).isIn("", sent.split(" ")[0]);
    assertAdvice(entry, start);
    Response shown = control.get("/__admin/bss/journal/1");
    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.text()).doesNotContain("badMessage", "badURI");
    assertThat(control.get("/__admin/bss/journal").text()).doesNotContain("badMessage", "badURI");
    assertThat(entry.toString()).doesNotContain("badMessage", "badURI");
    assertThat(control.post("/__admin/bss/explain-signature", "{\"entry\":1}").status())
        .isLessThan(500);
  }

  private static Stream<Arguments> readable() {
    return Stream.of(
        Arguments.of("", "The request has no host"),
        Arguments.of("Host: a\nHost: b", "The request has more than one header Host"),
        Arguments.of("Host: ", "The "),
        Arguments.of("Host: h:x", "The host of the request is not valid"),
        Arguments.of("Host: h:99999", "The host of the request is not valid"),
        Arguments.of("Host: [", "The host of the request is not valid"),
        Arguments.of("Host: a\nX Y: a", "The request "),
        Arguments.of("Host: a\nno colon", "The request "),
        Arguments.of("Host: a\n: a", "The request "),
        Arguments.of("Host: a\nContent-Length: abc", "Content-Length is not valid"),
        Arguments.of("Host: a\nContent-Length: 3\nContent-Length: 4", "Content-Length is not"),
        Arguments.of("Host: a\nTransfer-Encoding: chunked, x", "Transfer-Encoding is not valid"));
  }

  @ParameterizedTest
  @MethodSource("readable")
  void requestLineIsKept(String headers, String start) throws Exception {
    String head =
        "POST /CreateResourcePackage HTTP/1.1" + (headers.isEmpty() ? "" : "\n" + headers);

    RawHttp.exchange(simulator.port(), RawHttp.bytes(head + "\n\nabcd")).orElseThrow();

    JournalEntry entry = simulator.journal().entries().get(0);
    assertThat(entry.call().method()).isEqualTo("POST");
    assertThat(entry.call().path()).isEqualTo("/CreateResourcePackage");
    assertAdvice(entry, start);
  }

  private static Stream<Arguments> bareLineFeeds() {
    String head = "POST /CreateResourcePackage HTTP/1.1\r\nHost: a\r\n";
    String chunked = head + "Transfer-Encoding: chunked\r\n\r\n";
    return Stream.of(
        Arguments.of("POST /CreateResourcePackage HTTP/1.1\nHost: a\r\n\r\n"),
        Arguments.of("POST /CreateResourcePackage HTTP/1.1\r\nHost: a\n\r\n"),
        Arguments.of(head + "Content-Length: 0\nX: y\r\n\r\n"),
        Arguments.of(head + "Content-Length: 0\r\n\n"),
        Arguments.of("\nPOST /CreateResourcePackage HTTP/1.1\r\nHost: a\r\n\r\n"),
        Arguments.of(chunked + "3\nabc\r\n0\r\n\r\n"),
        Arguments.of(chunked + "3\r\nabc\n0\r\n\r\n"),
        Arguments.of(chunked + "3\r\nabc\r\n0\n\r\n"),
        Arguments.of(chunked + "3\r\nabc\r\n0\r\n\n"),
        Arguments.of(chunked + "3;a=b\nabc\r\n0\r\n\r\n"),
        Arguments.of(chunked + "3;a=\"b\r\nabc\r\n0\r\n\r\n"),
        Arguments.of(chunked + "3;a=\"b\r\nX\"\r\nabc\r\n0\r\n\r\n"),
        Arguments.of(chunked + "3\r\nabc\r\n0\r\nX: y\n\r\n"));
  }

  /** A server in front that sees other lines would see other requests. */
  @ParameterizedTest
  @MethodSource("bareLineFeeds")
  void linesEndWithCarriageReturnAndLineFeed(String sent) throws Exception {
    byte[] call = sent.getBytes(StandardCharsets.ISO_8859_1);
    byte[] other =
        sent.replace("/CreateResourcePackage", "/stub").getBytes(StandardCharsets.ISO_8859_1);

    assertThat(RawHttp.exchange(simulator.port(), call).orElseThrow().outcome())
        .isEqualTo("400 InvalidParameter.Format");
    assertThat(RawHttp.exchange(simulator.port(), other).orElseThrow().status()).isEqualTo(400);
  }

  /** A head may come byte by byte, and bodies may have any bytes. */
  @Test
  void linesAreSeenInAnyPieces() throws Exception {
    String head = "POST /__admin/bss/ready HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\n";

    assertThat(statuses(head + "\n\n\n\n" + head + "\na\r\n")).containsExactly(405, 405);
    assertThat(statuses(head + "\n\n\n\n" + head.replace("a\r\n", "a\n")))
        .containsExactly(405, 400);
  }

  /** The statuses of the responses to two requests that are sent byte by byte. */
  private static List<Integer> statuses(String sent) throws Exception {
    try (RawHttp connection = RawHttp.connect(simulator.port())) {
      for (byte next : sent.getBytes(StandardCharsets.ISO_8859_1)) {
        connection.send(new byte[] {next});
      }
      return List.of(
          connection.answer().orElseThrow().status(), connection.answer().orElseThrow().status());
    }
  }

  /** What, and after a colon the fix. */
  private static void assertAdvice(JournalEntry entry, String start) {
    assertThat(entry.explanation().orElseThrow().change())
        .startsWith(start)
        .matches("[A-Z].*: .*\\.")
        .doesNotContain("CNTL", "VCHAR", "HostPort", "URI");
  }

  @Test
  void aHandshakeIsToldWhichPortToUse() throws Exception {
    Response response =
        RawHttp.exchange(simulator.port(), RawHttp.bytes(CLIENT_HELLO)).orElseThrow();

    assertThat(response.member("Message"))
        .contains("HTTPS was sent to the HTTP port", "http://", "--https-port");
  }

  /** A client may send what Jetty puts into the place of what it cannot read. */
  @Test
  void aPathLikeThePlaceholderIsShown() throws Exception {
    RawHttp.exchange(simulator.port(), RawHttp.bytes("GET /badMessage HTTP/1.1\n\n"));

    assertThat(simulator.journal().entries())
        .extracting(entry -> entry.call().path())
        .containsOnly("/badMessage");
  }
}
