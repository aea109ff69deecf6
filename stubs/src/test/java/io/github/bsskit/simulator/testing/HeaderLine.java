package io.github.bsskit.simulator.testing;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** A header that a test signs and sends; servers know many of these values in one spelling. */
public record HeaderLine(String name, String value) {

  /** The outcome of a call whose signature is right: it lacks its Amount. */
  public static final String ACCEPTED = "400 ParameterError";

  private static final Map<String, String> QUERY = Map.of("Currency", "CNY", "Format", "JSON");
  private static final String TARGET = "/?" + TestSigner.canonical(QUERY);

  private static final List<String> MEDIA_TYPES =
      List.of(
          "text/plain",
          "text/html",
          "text/xml",
          "text/json",
          "application/json",
          "application/xml",
          "application/x-www-form-urlencoded",
          "application/octet-stream",
          "multipart/form-data",
          "message/http",
          "image/png");
  private static final List<String> CHARSETS =
      List.of("utf-8", "utf8", "iso-8859-1", "us-ascii", "gbk", "\"utf-8\"");
  private static final List<String> SEPARATORS =
      List.of(";charset=", "; charset=", ";  charset=", " ; charset=");

  private static final Map<String, List<String>> OTHERS = new LinkedHashMap<>();

  static {
    OTHERS.put("Accept", List.of("*/*", "application/json", "text/html,application/xml;q=0.9"));
    OTHERS.put("Accept-Charset", List.of("utf-8", "iso-8859-1, utf-8;q=0.7"));
    OTHERS.put("Accept-Encoding", List.of("gzip", "gzip, deflate", "gzip, deflate, br", "x"));
    OTHERS.put("Accept-Language", List.of("en-us,en;q=0.5", "zh-cn"));
    OTHERS.put("Accept-Ranges", List.of("bytes"));
    OTHERS.put("Cache-Control", List.of("no-cache", "max-age=0", "private, no-cache"));
    OTHERS.put("Connection", List.of("keep-alive", "keep-alive, te", "te"));
    OTHERS.put("Content-Encoding", List.of("gzip", "deflate", "identity"));
    OTHERS.put("Cookie", List.of("session=abc", "a=b; c=d"));
    OTHERS.put("Expires", List.of("fri, 01 jan 1990 00:00:00 gmt"));
    OTHERS.put(
        "Host", List.of("localhost", "localhost:80", "simulator:8080", "a.example", "[::ab]:80"));
    OTHERS.put("If-None-Match", List.of("\"abc\"", "w/\"abc\""));
    OTHERS.put("Origin", List.of("http://localhost"));
    OTHERS.put("Pragma", List.of("no-cache"));
    OTHERS.put("Te", List.of("trailers"));
    OTHERS.put("User-Agent", List.of("alibabacloud (linux; x86)", "curl/8"));
    OTHERS.put("Via", List.of("1.1 proxy"));
    OTHERS.put("X-Forwarded-Host", List.of("a.example"));
    OTHERS.put("x-acs-note", List.of("abc", "a  b\tc", "=?&%2f", "\u00e4\u00b8\u00ad"));
    OTHERS.put("x-acs-credentials-provider", List.of("static_ak"));
    OTHERS.put("X-Unknown", List.of("abc"));
  }

  /** All values in several cases. */
  public static List<HeaderLine> all() {
    List<HeaderLine> lines = new ArrayList<>();
    for (String type : MEDIA_TYPES) {
      spellings(type).forEach(value -> lines.add(new HeaderLine("Content-Type", value)));
      for (String charset : CHARSETS) {
        for (String separator : SEPARATORS) {
          Set<String> values = spellings(type + separator + charset);
          spellings(charset).forEach(spelling -> values.add(type + separator + spelling));
          values.forEach(value -> lines.add(new HeaderLine("Content-Type", value)));
        }
      }
    }
    OTHERS.forEach(
        (name, values) ->
            values.forEach(
                value -> spellings(value).forEach(sent -> lines.add(new HeaderLine(name, sent)))));
    return lines;
  }

  /** As given, in upper case, with capitals, and with every second letter in upper case. */
  private static Set<String> spellings(String value) {
    StringBuilder upper = new StringBuilder();
    StringBuilder capitals = new StringBuilder();
    StringBuilder mixed = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      // The characters beyond ASCII stand for bytes.
      char up = c < 0x80 ? Character.toUpperCase(c) : c;
      upper.append(up);
      capitals.append(i == 0 || !Character.isLetter(value.charAt(i - 1)) ? up : c);
      mixed.append(i % 2 == 0 ? up : c);
    }
    return new LinkedHashSet<>(
        List.of(value, upper.toString(), capitals.toString(), mixed.toString()));
  }

  public String lowerName() {
    return name.toLowerCase(Locale.ROOT);
  }

  /** A request of V3 that is signed for one value and sent with another. */
  public byte[] signedAs(String signed, String sent) {
    return new HeaderLine(name, signed).signed(sent, StandardCharsets.UTF_8, TestKey.RESELLER);
  }

  /**
   * A call of V3 without its Amount that is signed for this value, on HTTP/1.1.
   *
   * @param sent the value as sent, with whitespace around it
   * @param charset of the canonical request that is signed
   */
  public byte[] signed(String sent, Charset charset, TestKey key) {
    Map<String, String> headers = headers(charset, key);
    headers.remove(lowerName());
    StringBuilder head = new StringBuilder("POST " + TARGET + " HTTP/1.1\nContent-Length: 0\n");
    headers.forEach((header, text) -> head.append(header).append(": ").append(text).append('\n'));
    String space = sent.equals(value) ? " " : "";
    return RawHttp.bytes(head.append(name + ":" + space + sent + "\n\n").toString());
  }

  /** The same call on HTTP/2. */
  public Map<String, String> signedForHttp2() {
    Map<String, String> headers = headers(StandardCharsets.UTF_8, TestKey.RESELLER);
    Map<String, String> all = new LinkedHashMap<>();
    all.put(":method", "POST");
    all.put(":scheme", "http");
    all.put(":authority", headers.remove("host"));
    all.put(":path", TARGET);
    headers.forEach((header, text) -> all.put(header.toLowerCase(Locale.ROOT), text));
    return all;
  }

  /** The headers of the call, sorted by name. */
  private Map<String, String> headers(Charset charset, TestKey key) {
    Map<String, String> headers = new TreeMap<>();
    headers.put("host", "simulator");
    headers.put("x-acs-action", "CreateResellerUserQuota");
    headers.put("x-acs-version", "2017-12-14");
    headers.put("x-acs-date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    headers.put("x-acs-signature-nonce", UUID.randomUUID().toString());
    headers.put("x-acs-content-sha256", TestSigner.sha256(new byte[0]));
    headers.put(lowerName(), value);
    List<String> names = List.copyOf(headers.keySet());
    String canonical = TestSigner.canonicalV3("POST", QUERY, headers, names, new byte[0]);
    headers.put(
        "Authorization",
        "ACS3-HMAC-SHA256 Credential=%s,SignedHeaders=%s,Signature=%s"
            .formatted(
                key.id(),
                String.join(";", names),
                TestSigner.signV3(canonical.getBytes(charset), key.secret())));
    return headers;
  }
}
