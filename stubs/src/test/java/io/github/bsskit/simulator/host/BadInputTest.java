package io.github.bsskit.simulator.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.testing.RawHttp;
import io.github.bsskit.simulator.testing.Response;
import io.github.bsskit.simulator.testing.TestCall;
import io.github.bsskit.simulator.testing.TestKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Invalid input gets a documented response or none, and later requests are served. */
@Tag("http")
class BadInputTest {

  private static final String NO_ACTION = "400 MissingAction";
  private static final String UNKNOWN = "404 InvalidAction.NotFound";
  private static final String BAD = "400 InvalidParameter.Format";
  private static final String TOO_LARGE = "413 RequestEntityTooLarge";

  /** The response may be lost if the server closes while the client is still writing. */
  private static final String TOO_LARGE_TO_READ = TOO_LARGE + " or closed";

  private static final String METHOD = "400 UnsupportedHTTPMethod";
  private static final String CLOSED = "closed";

  private static final String MANY =
      IntStream.range(0, 10_000).mapToObj(i -> "p" + i + "=v").collect(Collectors.joining("&"));

  private static BssSimulator simulator;

  private record Row(String name, String outcome, String request) {

    @Override
    public String toString() {
      return name + ": " + outcome;
    }
  }

  private static List<Row> parameters() {
    List<Row> rows = new ArrayList<>();
    Map<String, String> oddValues = new LinkedHashMap<>();
    oddValues.put("escape of no digits", "%ZZ");
    oddValues.put("escape cut off", "%4");
    oddValues.put("lone percent sign", "%");
    oddValues.put("escape of another kind", "%u4e2d");
    oddValues.put("NUL", "%00");
    oddValues.put("lone surrogate", "%ED%A0%80");
    oddValues.put("no UTF-8", "%FF");
    oddValues.put("UTF-8 cut off", "%E4%B8");
    oddValues.put("UTF-8 cut off, then text", "%E4%B8abc");
    oddValues.put("overlong UTF-8", "%C0%AF");
    oddValues.put("encoded line end", "%0D%0AX-Injected:%20yes%0D%0A%0D%0A");
    oddValues.put("metacharacters", "<b>\"'`|{}^\\;[]");
    oddValues.put("raw UTF-8", "\u00e4\u00b8\u00ad");
    oddValues.put("raw bytes that are no UTF-8", "\u00ff\u00fe");
    oddValues.forEach(
        (name, value) -> {
          rows.add(new Row(name + " in a query", UNKNOWN, get("/?Format=JSON&Action=" + value)));
          rows.add(new Row(name + " in a form", UNKNOWN, form("Format=JSON&Action=" + value)));
          rows.add(new Row(name + " in a name", NO_ACTION, form("Format=JSON&" + value + "=1")));
        });
    rows.add(new Row("raw space in a query", BAD, get("/?Action=a b")));
    rows.add(new Row("raw tab in a query", BAD, get("/?Action=a\tb")));
    rows.add(new Row("raw NUL in a query", BAD, get("/?Action=a\0b")));
    rows.add(new Row("line of 1 MiB", TOO_LARGE_TO_READ, get("/?x=" + "a".repeat(1 << 20))));
    rows.add(new Row("10,000 parameters in a query", TOO_LARGE, get("/?" + MANY)));
    rows.add(
        new Row("5,000 parameters in a query", TOO_LARGE, get("/?" + MANY.substring(0, 33890))));
    rows.add(new Row("10,000 parameters in a form", TOO_LARGE, form(MANY)));
    rows.add(new Row("a parameter 100,000 times", TOO_LARGE, form("a=1&".repeat(100_000))));
    rows.add(new Row("form of 1 MiB", NO_ACTION, form("x=" + "a".repeat((1 << 20) - 2))));
    rows.add(new Row("form over 1 MiB", TOO_LARGE, form("x=" + "a".repeat((1 << 20) - 1))));
    rows.add(new Row("form of 8 MiB", TOO_LARGE_TO_READ, form("x=" + "a".repeat(1 << 23))));
    rows.add(new Row("nothing but ampersands", NO_ACTION, form("&&&&=&=&&")));
    return rows;
  }

  private static List<Row> bodies() {
    List<Row> rows = new ArrayList<>();
    String chunked = "POST / HTTP/1.1\nHost: a\nTransfer-Encoding: chunked\n\n";
    String chunk = "10000\n" + "a".repeat(65_536) + "\n";
    rows.add(new Row("chunks over 1 MiB", TOO_LARGE, chunked + chunk.repeat(17) + "0\n\n"));
    rows.add(new Row("chunk that breaks off", BAD, chunked + "5\nab"));
    rows.add(new Row("chunks without an end", BAD, chunked + "2\nab\n"));
    rows.add(new Row("chunk of no length", BAD, chunked + "ZZ\nab\n0\n\n"));
    rows.add(new Row("body shorter than its length", BAD, post("Content-Length: 10", "abc")));
    rows.add(new Row("two lengths", BAD, post("Content-Length: 3\nContent-Length: 4", "abcd")));
    rows.add(new Row("negative length", BAD, post("Content-Length: -3", "abc")));
    rows.add(new Row("length that is no number", BAD, post("Content-Length: abc", "abc")));
    rows.add(new Row("length beyond 64 bits", BAD, post("Content-Length: 1" + "0".repeat(20), "")));
    rows.add(
        new Row(
            "length and chunks", BAD, post("Content-Length: 3\nTransfer-Encoding: chunked", "")));
    for (String type :
        List.of(
            "application/x-www-form-urlencoded; charset=nope",
            "application/x-www-form-urlencoded; charset=",
            "application/x-www-form-urlencoded; charset=;;;=",
            "application/x-www-form-urlencoded; charset=\"utf-8",
            "application/x-www-form-urlencoded; charset=UTF-16",
            "application/x-www-form-urlencoded; charset=GBK",
            "application/x-www-form-urlencoded; Charset=%%%")) {
      rows.add(new Row(type, UNKNOWN, typed(type, "Format=JSON&Action=a%FF")));
      rows.add(new Row(type, UNKNOWN, typed(type, "Format=JSON&Action=%E4%B8%AD")));
    }
    for (String type :
        List.of(
            "multipart/form-data; boundary=x",
            "multipart/form-data",
            "multipart/mixed; boundary=",
            "application/json; charset=nope",
            "text/plain; charset=",
            "garbage",
            ";;;")) {
      rows.add(new Row("body of " + type, NO_ACTION, typed(type, "{\"Action\":\"a%FF\"}")));
    }
    rows.add(
        new Row("what looks packed", NO_ACTION, typed("text/plain", "\u001f\u008b\u0008 junk")));
    for (String encoding : List.of("gzip", "gzip, gzip", "GZIP", "deflate", "br", "junk")) {
      String type = "application/x-www-form-urlencoded\nContent-Encoding: " + encoding;
      rows.add(new Row(encoding + " that is none", UNKNOWN, typed(type, "Format=JSON&Action=a")));
      String magic = "\u001f\u008b\u0008 and junk";
      rows.add(new Row(encoding + " cut off", NO_ACTION, typed(type, magic)));
    }
    return rows;
  }

  private static List<Row> requests() {
    List<Row> rows = new ArrayList<>();
    for (String method : List.of("PUT", "FOO", "TRACE", "OPTIONS", "get", "Post")) {
      rows.add(new Row(method, METHOD, method + " / HTTP/1.1\nHost: a\n\n"));
      rows.add(
          new Row(
              method + " on an operation's path",
              METHOD,
              method + " /CreateResourcePackage HTTP/1.1\nHost: a\n\n"));
    }
    rows.add(new Row("CONNECT", METHOD, "CONNECT a:80 HTTP/1.1\nHost: a:80\n\n"));
    rows.add(new Row("long method", METHOD, "A".repeat(9_000) + " / HTTP/1.1\nHost: a\n\n"));
    rows.add(new Row("method of odd characters", BAD, "F@{} / HTTP/1.1\nHost: a\n\n"));
    rows.add(new Row("all that there is", UNKNOWN, "OPTIONS * HTTP/1.1\nHost: a\n\n"));
    rows.add(new Row("no host", BAD, "GET / HTTP/1.1\n\n"));
    rows.add(new Row("two hosts", BAD, "GET / HTTP/1.1\nHost: a\nHost: b\n\n"));
    rows.add(new Row("HTTP/1.0 without a host", NO_ACTION, "GET / HTTP/1.0\n\n"));
    rows.add(new Row("HTTP/1.9", BAD, "GET / HTTP/1.9\nHost: a\n\n"));
    rows.add(new Row("HTTP/0.9", BAD, "GET /\n"));
    rows.add(new Row("words", BAD, "hello world\n\n"));
    rows.add(new Row("another protocol", BAD, "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc"));
    rows.add(new Row("NULs", BAD, "\0".repeat(100)));
    rows.add(new Row("nothing", CLOSED, ""));
    rows.add(new Row("line ends", CLOSED, "\n\n\n"));
    rows.add(new Row("request that breaks off", BAD + " or " + CLOSED, "GET / HTTP/1.1\nHo"));
    rows.add(new Row("huge header", TOO_LARGE, headed("X: " + "a".repeat(70_000))));
    rows.add(
        new Row("20,000 headers", TOO_LARGE_TO_READ, headed("X-Y: a\n".repeat(20_000) + "Z: z")));
    rows.add(new Row("8,000 headers", TOO_LARGE, headed("X: a\n".repeat(8_000) + "Z: z")));
    rows.add(new Row("header of odd name", BAD, headed("X Y: a")));
    rows.add(new Row("header without a name", BAD, headed(": a")));
    rows.add(new Row("line that is no header", BAD, headed("no colon")));
    rows.add(new Row("odd expectation", BAD, headed("Expect: 200-ok")));
    rows.add(new Row("broken cookie", NO_ACTION, headed("Cookie: \u00ff=;;=,$")));
    rows.add(
        new Row("Authorization of bytes", NO_ACTION, headed("Authorization: ACS\u00ff\u0080")));
    return rows;
  }

  private static List<Row> hosts() {
    List<Row> rows = new ArrayList<>();
    for (String host : List.of("[::1]", "a,b", "%0d%0a", "a&b", "a'b", "a;b", "h:80")) {
      rows.add(new Row(host, NO_ACTION, "GET / HTTP/1.1\nHost: " + host + "\n\n"));
      rows.add(new Row(host, NO_ACTION, "GET /?Format=JSON HTTP/1.1\nHost: " + host + "\n\n"));
    }
    for (String host :
        List.of(
            "", "<b>&", "a b", "]]>", "a/b", "u@h", "\u00ff", "a\u0001b", "h:x", "h:99999", "[")) {
      rows.add(new Row("\"" + host + "\"", BAD, "GET / HTTP/1.1\nHost: " + host + "\n\n"));
    }
    return rows;
  }

  @BeforeAll
  static void start() {
    simulator = BssSimulator.start();
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @AfterEach
  void nextCallerIsServed() throws Exception {
    simulator.reset();

    Response next = TestCall.quota("V1").send(simulator.url());

    assertThat(next.outcome()).isEqualTo("200 200");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"parameters", "bodies", "requests", "hosts"})
  void getsADocumentedResponseOrNone(Row row) throws Exception {
    // Whom the caller has hung up on may get an answer's head and no body.
    Optional<Response> response =
        RawHttp.exchange(simulator.port(), RawHttp.bytes(row.request))
            .filter(whole -> !row.outcome.endsWith(CLOSED) || whole.body().length > 0);

    assertThat(response.map(Response::outcome).orElse(CLOSED))
        .isIn(List.of(row.outcome.split(" or ")));
    response.ifPresent(BadInputTest::assertDocumented);
  }

  @Test
  void headIsRejectedWithoutABody() throws Exception {
    byte[] request = RawHttp.bytes("HEAD / HTTP/1.1\nHost: a\n\n");

    Response response = RawHttp.exchange(simulator.port(), request).orElseThrow();

    assertThat(response.status()).isEqualTo(400);
    assertThat(response.header("x-acs-request-id")).isNotEmpty();
    assertThat(response.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"JSON", "XML"})
  void whatIsEchoedCannotBreakOutOfTheBody(String format) throws Exception {
    String odd = "</Message><Code>200</Code> ]]> & \"Code\":\"200\", \\ \u00e9";
    TestCall call =
        TestCall.quota("V3")
            .key(TestKey.RESELLER.withSecret("wrong"))
            .with("Format", format)
            .with("x-acs-note", odd);

    Response response =
        RawHttp.exchange(simulator.port(), call.bytes(simulator.endpoint())).orElseThrow();

    assertThat(response.outcome()).isEqualTo("400 SignatureDoesNotMatch");
    assertThat(response.member("Message")).contains("\nx-acs-note:" + odd + "\n");
    assertThat(response.members()).hasSize(5);
  }

  private static void assertDocumented(Response response) {
    assertThat(response.header("Content-Type"))
        .isIn("application/json;charset=utf-8", "text/xml;charset=utf-8");
    assertThat(response.members()).containsKeys("Code", "Message", "RequestId", "HostId");
    assertThat(response.member("Message")).isNotEmpty();
    assertThat(response.member("RequestId"))
        .matches("[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}")
        .isEqualTo(response.header("x-acs-request-id"));
    assertThat(response.text())
        .doesNotContainIgnoringCase("exception")
        .doesNotContainIgnoringCase("<html")
        .doesNotContain("\tat ", "jetty", "wiremock");
    assertThat(response.headers()).doesNotContainKey("x-injected");
  }

  private static String get(String target) {
    return "GET " + target + " HTTP/1.1\nHost: a\n\n";
  }

  private static String form(String body) {
    return typed("application/x-www-form-urlencoded", body);
  }

  private static String typed(String type, String body) {
    return post("Content-Type: " + type + "\nContent-Length: " + body.length(), body);
  }

  private static String post(String headers, String body) {
    return "POST / HTTP/1.1\nHost: a\n" + headers + "\n\n" + body;
  }

  private static String headed(String header) {
    return "GET / HTTP/1.1\nHost: a\n" + header + "\n\n";
  }
}
