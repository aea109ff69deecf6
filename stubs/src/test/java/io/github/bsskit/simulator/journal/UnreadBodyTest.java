package io.github.bsskit.simulator.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.api.JournalEntry;
import io.github.bsskit.simulator.testing.RawHttp;
import io.github.bsskit.simulator.testing.Response;
import io.github.bsskit.simulator.testing.TestKey;
import io.github.bsskit.simulator.testing.TestSigner;
import io.github.bsskit.simulator.testing.TestSimulators;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The journal names what keeps a body from being read, if something that was needed is in it. */
@Tag("http")
class UnreadBodyTest {

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String SEND_FORM =
      " Send its parameters as a form with Content-Type: " + FORM + ", or in the query.";

  private static final String SIGN =
      " Signature V1 covers all parameters: sign those of the body too.";

  private static BssSimulator simulator;

  @BeforeAll
  static void start() {
    simulator = TestSimulators.start();
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @BeforeEach
  void reset() {
    simulator.reset();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          V3 | POST | json      | application/json                  | -        | Content-Type: application/json and is not read.
          V1 | POST | json      | application/json                  | -        | Content-Type: application/json and is not read.
          V3 | GET  | json      | application/json; charset=utf-8   | -        | Content-Type: application/json; charset=utf-8 and is not read.
          V1 | GET  | json      | application/json                  | -        | Content-Type: application/json and is not read.
          V3 | POST | multipart | multipart/form-data; boundary=b   | -        | Content-Type: multipart/form-data; boundary=b and is not read.
          V1 | POST | multipart | multipart/form-data; boundary=b   | -        | Content-Type: multipart/form-data; boundary=b and is not read.
          V3 | POST | form      | text/plain                        | -        | Content-Type: text/plain and is not read.
          V1 | POST | form      | text/plain;charset=UTF-8          | -        | Content-Type: text/plain;charset=UTF-8 and is not read.
          V3 | POST | form      | application/json                  | -        | Content-Type: application/json and is not read.
          V3 | POST | form      | application/octet-stream          | -        | Content-Type: application/octet-stream and is not read.
          V3 | POST | form      | -                                 | -        | without a Content-Type and is not read.
          V1 | POST | form      | -                                 | -        | without a Content-Type and is not read.
          """)
  void otherMediaType(
      String signature, String method, String body, String type, String encoding, String found)
      throws Exception {
    assertThat(change(signature, method, body, type, encoding))
        .isEqualTo(
            "The body was sent "
                + (type == null ? "" : "with ")
                + found
                + SEND_FORM
                + signing(signature));
  }

  private static String signing(String signature) {
    return signature.equals("V1") ? SIGN : "";
  }

  @ParameterizedTest
  @CsvSource({"V3", "V1"})
  void jsonThatIsSentAsAForm(String signature) throws Exception {
    assertThat(change(signature, "POST", "json", FORM, null))
        .isEqualTo(
            "The body was sent with Content-Type: "
                + FORM
                + ", but looks like JSON. Send its parameters as Name=value&Name=value,"
                + " percent-encoded, or in the query."
                + signing(signature));
  }

  /** The body may have the parameter under another name, so both are named. */
  @ParameterizedTest
  @CsvSource({
    "V3, {\"foo\":1}",
    "V1, {\"foo\":1}",
    "V3, {\"product_code\":\"ossbag\"}",
    "V1, {\"product_code\":\"ossbag\"}"
  })
  void aBodyWithoutTheMissingParameter(String signature, String body) throws Exception {
    Map<String, String> parameters = parameters();
    parameters.remove("ProductCode");

    JournalEntry entry =
        call(
            signature,
            "POST",
            parameters,
            body.getBytes(StandardCharsets.UTF_8),
            "application/json",
            null);

    assertThat(entry.explanation().orElseThrow().parameter()).isEqualTo("ProductCode");
    assertThat(entry.explanation().orElseThrow().change())
        .startsWith("Send ProductCode")
        .endsWith(" The body was sent with Content-Type: application/json and is not read.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          V3 | gzip    | gzip
          V1 | gzip    | gzip
          V3 | deflate | deflate
          V1 | deflate | deflate
          V3 | br      | br
          V1 | br      | br
          V3 | gzip    | gzip, br
          """)
  void compressedForm(String signature, String body, String encoding) throws Exception {
    assertThat(change(signature, "POST", body, FORM, encoding))
        .isEqualTo(
            "The body was sent with Content-Encoding: "
                + encoding
                + " and is not decompressed. Send it uncompressed, without Content-Encoding."
                + signing(signature));
  }

  @Test
  void compressedJson() throws Exception {
    assertThat(change("V3", "POST", "gzip-json", "application/json", "gzip"))
        .isEqualTo(
            "The body was sent with Content-Encoding: gzip and is not decompressed. Send it"
                + " uncompressed, without Content-Encoding, as a form with Content-Type: "
                + FORM
                + ".");
  }

  @Test
  void compressedWithoutSayingSo() throws Exception {
    assertThat(change("V3", "POST", "gzip", FORM, null))
        .startsWith("The body was sent compressed with gzip, without a Content-Encoding,");
  }

  @ParameterizedTest
  @CsvSource({"V3,utf-16le", "V1,utf-16le", "V3,UTF-16BE"})
  void otherCharset(String signature, String charset) throws Exception {
    assertThat(change(signature, "POST", charset, FORM + "; charset=" + charset, null))
        .isEqualTo(
            "The body was sent with Content-Type: "
                + FORM
                + "; charset="
                + charset
                + " and is read as UTF-8. Send it in UTF-8, without another charset."
                + signing(signature));
  }

  @ParameterizedTest
  @CsvSource({"V3", "V1"})
  void aBodyThatIsNotNeededIsNotTheCause(String signature) throws Exception {
    Map<String, String> parameters = parameters();
    parameters.put("Duration", "0");

    JournalEntry entry =
        call(signature, "POST", parameters, bytes("json"), "application/json", null);

    assertThat(entry.explanation().orElseThrow().parameter()).isEqualTo("Duration");
    assertThat(entry.explanation().orElseThrow().change()).doesNotContain("Content-Type");
  }

  @ParameterizedTest
  @CsvSource({"V3,{}", "V1,{}", "V3,null", "V1,' '"})
  void anEmptyBodyIsNotTheCause(String signature, String body) throws Exception {
    Map<String, String> parameters = parameters();
    parameters.remove("Duration");

    JournalEntry entry =
        call(
            signature,
            "POST",
            parameters,
            body.getBytes(StandardCharsets.UTF_8),
            "application/json",
            null);

    assertThat(entry.explanation().orElseThrow().change()).doesNotContain("Content-Type");
  }

  @ParameterizedTest
  @CsvSource({"V3", "V1"})
  void aWrongClockIsToldFirst(String signature) throws Exception {
    simulator.clock().advance(Duration.ofHours(3));

    String change = change(signature, "POST", "json", "application/json", null);

    assertThat(change).doesNotContain("Content-Type");
  }

  @ParameterizedTest
  @CsvSource({"V3", "V1"})
  void aBodyThatIsReadIsNotTheCause(String signature) throws Exception {
    assertThat(
            call(
                    signature,
                    "POST",
                    new TreeMap<>(),
                    bytes("form"),
                    FORM + ";charset=\"UTF-8\"",
                    null)
                .status())
        .isEqualTo(200);
  }

  /** The advice about a call whose parameters are in the body. */
  private static String change(
      String signature, String method, String body, String type, String encoding) throws Exception {
    JournalEntry entry = call(signature, method, new TreeMap<>(), bytes(body), type, encoding);
    assertThat(entry.status()).isGreaterThanOrEqualTo(400);
    assertThat(entry.violations().get(0).change())
        .isEqualTo(entry.explanation().orElseThrow().change());
    return entry.explanation().orElseThrow().change();
  }

  private static Map<String, String> parameters() {
    return new TreeMap<>(
        Map.of(
            "ProductCode", "ossbag",
            "PackageType", "FPT_ossbag_absolute_Storage_sh",
            "Specification", "40",
            "Duration", "6"));
  }

  private static byte[] bytes(String kind) throws Exception {
    String form = TestSigner.canonical(parameters());
    return switch (kind) {
      case "form" -> form.getBytes(StandardCharsets.UTF_8);
      case "json" -> json().getBytes(StandardCharsets.UTF_8);
      case "multipart" ->
          parameters().entrySet().stream()
              .map(
                  part ->
                      "--b\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                          .formatted(part.getKey(), part.getValue()))
              .collect(Collectors.joining("", "", "--b--\r\n"))
              .getBytes(StandardCharsets.UTF_8);
      case "gzip" -> compressed(form, true);
      case "gzip-json" -> compressed(json(), true);
      case "deflate" -> compressed(form, false);
      case "br" -> new byte[] {0x0b, 0x02, (byte) 0x80, 0x61, 0x62, 0x63, 0x03};
      default -> form.getBytes(Charset.forName(kind));
    };
  }

  private static String json() {
    return parameters().entrySet().stream()
        .map(entry -> "\"" + entry.getKey() + "\":\"" + entry.getValue() + "\"")
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static byte[] compressed(String text, boolean isGzip) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out =
        isGzip ? new GZIPOutputStream(bytes) : new DeflaterOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  /** V1 signs the parameters wherever they are; V3 signs the query and the body's bytes. */
  private static JournalEntry call(
      String signature,
      String method,
      Map<String, String> query,
      byte[] body,
      String type,
      String encoding)
      throws Exception {
    String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    Map<String, String> headers = new TreeMap<>();
    headers.put("host", simulator.endpoint());
    if (type != null) {
      headers.put("content-type", type);
    }
    Map<String, String> sent = new TreeMap<>(query);
    if (signature.equals("V1")) {
      sent.putAll(
          Map.of(
              "Action", "CreateResourcePackage",
              "Version", "2017-12-14",
              "Format", "JSON",
              "AccessKeyId", "testid",
              "SignatureMethod", "HMAC-SHA1",
              "SignatureVersion", "1.0",
              "SignatureNonce", UUID.randomUUID().toString(),
              "Timestamp", now));
      Map<String, String> signed = new TreeMap<>(parameters());
      signed.putAll(sent);
      sent.put(
          "Signature",
          TestSigner.signV1(method, query.isEmpty() ? signed : sent, TestKey.RESELLER.secret()));
    } else {
      headers.put("x-acs-action", "CreateResourcePackage");
      headers.put("x-acs-version", "2017-12-14");
      headers.put("x-acs-date", now);
      headers.put("x-acs-signature-nonce", UUID.randomUUID().toString());
      headers.put("x-acs-content-sha256", TestSigner.sha256(body));
      headers.put(
          "Authorization",
          TestSigner.authorizationV3(method, "/", sent, headers, body, TestKey.RESELLER));
    }
    if (encoding != null) {
      headers.put("content-encoding", encoding);
    }
    StringBuilder head =
        new StringBuilder(method + " /?" + TestSigner.canonical(sent) + " HTTP/1.1\n");
    headers.forEach((name, value) -> head.append(name + ": " + value + "\n"));
    head.append("Content-Length: " + body.length + "\n\n");
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(RawHttp.bytes(head.toString()));
    request.writeBytes(body);
    Response response = RawHttp.exchange(simulator.port(), request.toByteArray()).orElseThrow();
    JournalEntry entry = simulator.journal().entries().get(0);
    assertThat(entry.requestId()).isEqualTo(response.member("RequestId"));
    return entry;
  }
}
