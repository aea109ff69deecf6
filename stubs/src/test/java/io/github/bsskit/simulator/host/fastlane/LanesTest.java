package io.github.bsskit.simulator.host.fastlane;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.Settings;
import io.github.bsskit.simulator.SimulatorInternals;
import io.github.bsskit.simulator.api.ThrottlingMode;
import io.github.bsskit.simulator.testing.RawHttp;
import io.github.bsskit.simulator.testing.TestCall;
import io.github.bsskit.simulator.testing.TestKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** The same calls get the same bytes through the fast lane and through WireMock. */
class LanesTest {

  private static final String HOST = "simulator.test:8080";
  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** With the same seed and a frozen clock, ids and dates are the same as well. */
  @Property(tries = 40)
  void responsesAreTheSameToTheByte(@ForAll("conversations") List<Sent> calls) throws Exception {
    try (BssSimulator fast = start(true);
        BssSimulator slow = start(false)) {
      for (Sent call : calls) {
        assertThat(exchange(fast, call)).isEqualTo(exchange(slow, call)).isNotEmpty();
      }
      assertThat(journal(fast)).isEqualTo(journal(slow));
      assertThat(fast.orders()).isEqualTo(slow.orders());
      assertThat(fast.journal().toString()).isEqualTo(slow.journal().toString());
      assertThat(SimulatorInternals.server(slow).lane().calls().all(call -> true))
          .noneMatch(FastLaneEvent.class::isInstance);
    }
  }

  private static BssSimulator start(boolean hasFastLane) {
    return BssSimulator.start(
        new Settings()
            .seed(7)
            .clock(InstantSource.fixed(NOW))
            .throttling(ThrottlingMode.OFF)
            .fastLane(hasFastLane));
  }

  @Provide
  Arbitrary<List<Sent>> conversations() {
    Arbitrary<Sent> signed =
        Combinators.combine(shapes(), changes(), tampering(), heads())
            .as((call, changed, tampered, head) -> bytes(call, changed, tampered, head));
    Arbitrary<Sent> raw = Arbitraries.of(RAW).map(text -> new Sent(RawHttp.bytes(text)));
    return Arbitraries.frequencyOf(Tuple.of(6, signed), Tuple.of(1, raw)).list().ofSize(8);
  }

  private record Sent(byte[] bytes) {

    @Override
    public String toString() {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }

  private record Shape(
      String scheme, boolean isQuota, boolean isForm, String method, TestKey key, int nonce) {

    TestCall call() {
      TestCall call = isQuota ? TestCall.quota(scheme) : TestCall.resourcePackage(scheme);
      call.key(key).at(NOW).nonce("nonce-" + nonce).method(method);
      return isForm ? call.inForm() : call;
    }
  }

  private static Arbitrary<Shape> shapes() {
    return Combinators.combine(
            Arbitraries.of("V1", "V3"),
            Arbitraries.of(true, false),
            Arbitraries.of(true, false),
            Arbitraries.of("POST", "POST", "POST", "GET", "PUT", "HEAD"),
            Arbitraries.of(TestKey.RESELLER, TestKey.AGENCY),
            Arbitraries.integers().between(0, 40))
        .as(Shape::new);
  }

  /** What is signed, lawful or not. */
  private static Arbitrary<Map<String, String>> changes() {
    return Arbitraries.maps(
            Arbitraries.of(
                "Duration",
                "Specification",
                "ProductCode",
                "PricingCycle",
                "OwnerId",
                "Amount",
                "EffectiveDate",
                "OutBizId",
                "Format",
                "Unknown",
                "Accept",
                "Currency"),
            Arbitraries.frequencyOf(
                Tuple.of(
                    3,
                    Arbitraries.of(
                        "6",
                        "0",
                        "ossbag",
                        "Month",
                        "239000001",
                        "238000001",
                        "XML",
                        "JSON",
                        "CNY",
                        "2026-12-01T00:00:00Z",
                        "2026-12-01",
                        "application/xml",
                        "100.50")),
                Tuple.of(
                    1, Arbitraries.of("sim-fault-DurationInvalid", "sim-fault-truncated-body")),
                Tuple.of(
                    1,
                    Arbitraries.strings().withChars("aZ0 +&=%/~*é中\uD83D\uDE00").ofMaxLength(6))))
        .ofMaxSize(3);
  }

  /** What is changed after it was signed. */
  private static Arbitrary<Map<String, String>> tampering() {
    return Arbitraries.maps(
            Arbitraries.of(
                "Signature",
                "Authorization",
                "x-acs-date",
                "Timestamp",
                "SignatureNonce",
                "Version",
                "x-acs-version",
                "Action",
                "x-acs-action",
                "x-acs-content-sha256"),
            Arbitraries.of("", "x", "2026-11-22T08:00:01Z", "2017-12-14"))
        .ofMaxSize(1);
  }

  /** Headers that WireMock parses in its own way, and some without meaning. */
  private static Arbitrary<String> heads() {
    return Arbitraries.frequencyOf(
        Tuple.of(6, Arbitraries.just("")),
        Tuple.of(
            4,
            Arbitraries.of(
                "Cookie: a=b; c=d\n",
                "X-Forwarded-For: 10.0.0.1\n",
                "Prefer: code=400, example=DurationInvalid\n",
                "Accept-Encoding: gzip\n",
                "X-Twice: 1\nX-Twice: 2\n",
                "Origin: http://page.test\n",
                "User-Agent: AlibabaCloud (linux) Java/17\n",
                "Expect: 100-continue\n",
                "Content-Type: application/json; charset=utf-8\n",
                "Content-Type: application/x-www-form-urlencoded; charset=ISO-8859-1\n",
                "Content-Type: multipart/form-data; boundary=x\n",
                "Content-Encoding: gzip\n")));
  }

  /** What no client would send. */
  private static final List<String> RAW =
      List.of(
          "GET / HTTP/1.1\nHost: h\n\n",
          "GET /?Action=%ZZ HTTP/1.1\nHost: h\n\n",
          "POST /CreateResourcePackage HTTP/1.1\nHost: h\nContent-Length: 9\n\nDuration=",
          "POST /?%E4 HTTP/1.1\nHost: h\nContent-Length: 2\n\n\u001f\u008b",
          "post / HTTP/1.1\nHost: h\nContent-Length: 0\n\n",
          "OPTIONS / HTTP/1.1\nHost: h\n\n",
          "GET /unknown?a=b HTTP/1.1\nHost: h\n\n",
          "GET //CreateResourcePackage HTTP/1.1\nHost: h\n\n",
          "GET /?a=1&a=2&&=&b HTTP/1.0\nHost: h\n\n",
          "POST / HTTP/1.1\nHost: h\nTransfer-Encoding: chunked\n\n3\na=b\n0\n\n");

  private static Sent bytes(
      Shape shape, Map<String, String> changed, Map<String, String> tampered, String head) {
    TestCall call = shape.call();
    changed.forEach(call::with);
    tampered.forEach(call::tampered);
    String text = new String(call.bytes(HOST), StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n") + 2;
    return new Sent(RawHttp.bytes(text.substring(0, end) + head + text.substring(end)));
  }

  /** All that comes back, as characters that are bytes. */
  private static String exchange(BssSimulator simulator, Sent request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), simulator.port())) {
      socket.getOutputStream().write(request.bytes());
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  /** What WireMock shows, without what it makes up or measures. */
  private static String journal(BssSimulator simulator) throws IOException {
    JsonNode requests = JSON.readTree(new URL(simulator.url() + "/__admin/requests"));
    for (JsonNode call : requests.get("requests")) {
      ((ObjectNode) call).remove(List.of("id", "timing", "subEvents"));
      ((ObjectNode) call.get("request")).remove(List.of("id", "loggedDate", "loggedDateString"));
    }
    return requests.toString();
  }
}
