package io.github.bsskit.simulator.host.mutations;

import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;

/** Damages HTTP requests. The same random numbers damage them in the same way. */
final class RequestMutator {

  /** Header lines that are invalid, contradictory or large. */
  private static final List<String> HEADERS =
      List.of(
          "Transfer-Encoding: chunked",
          "Transfer-Encoding: chunked, chunked",
          "Transfer-Encoding: identity",
          "Transfer-Encoding: gzip, chunked",
          "Transfer-Encoding:\tchunked",
          "Transfer-Encoding : chunked",
          "transfer-encoding: CHUNKED",
          "Content-Length: 0",
          "Content-Length: 5",
          "Content-Length: +5",
          "Content-Length: -1",
          "Content-Length: 0x5",
          "Content-Length: 5, 5",
          "Content-Length: 5, 6",
          "Content-Length: 99999999999999999999",
          "Content-Length: 1000000",
          "Content-Length:",
          "Expect: 100-continue",
          "Expect: nonsense",
          "Connection: close",
          "Connection: keep-alive, close",
          "Connection: Transfer-Encoding",
          "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__",
          "Upgrade: websocket",
          "TE: trailers",
          "Trailer: Content-Length",
          "Host: a",
          "Host: [::1",
          "Host: a:99999",
          "Host: a b",
          "Host:",
          "Content-Type: application/json",
          "Content-Type: multipart/form-data; boundary=x",
          "Content-Type: application/x-www-form-urlencoded; charset=UTF-16",
          "Content-Type: application/x-www-form-urlencoded; charset=\"utf-8",
          "Content-Encoding: gzip",
          "Cookie: a=b; c=\"d",
          "Accept: text/xml",
          "Accept-Encoding: gzip;q=x",
          "Range: bytes=0-0,-1",
          "If-None-Match: \"",
          "Authorization: ACS3-HMAC-SHA256",
          "Authorization: ACS3-HMAC-SHA256 Credential=,SignedHeaders=;;,Signature=",
          "Authorization: Bearer x",
          "x-acs-action: CreateResourcePackage",
          "x-acs-content-sha256: e3b0c44298fc1c149afbf4c8996fb924",
          "x-acs-date: 2030-13-40T99:99:99Z",
          "X-Forwarded-For: 127.0.0.1",
          " folded",
          "\tfolded: x",
          "no colon",
          ": no name",
          "X\u0000: y",
          "X: \u0000",
          "X: \u007f\u0080\u00ff",
          "X: " + "y".repeat(9_000),
          "X: " + "y".repeat(70_000),
          "X-Y: z\r\n".repeat(150) + "X: y",
          "X-Y: z\r\n".repeat(3_000) + "X: y");

  /** Chunked bodies. */
  private static final List<String> CHUNKS =
      List.of(
          "3\r\nabc\r\n0\r\n\r\n",
          "3;a=b\r\nabc\r\n0\r\n\r\n",
          "3;a=\"open\r\nabc\r\n0\r\n\r\n",
          "3;a=\"\\\r\nabc\r\n0\r\n\r\n",
          "3;\r\nabc\r\n0;\r\n\r\n",
          "3 \r\nabc\r\n0\r\n\r\n",
          "3;a=b\nabc\r\n0\r\n\r\n",
          "3\nabc\n0\n\n",
          "3\rabc\r0\r\r",
          "03\r\nabc\r\n00\r\n\r\n",
          "0x3\r\nabc\r\n0\r\n\r\n",
          "-3\r\nabc\r\n0\r\n\r\n",
          "FFFFFFFFFFFFFFFFF\r\nabc\r\n0\r\n\r\n",
          "7FFFFFFF\r\nabc\r\n0\r\n\r\n",
          "\r\nabc\r\n0\r\n\r\n",
          "zz\r\nabc\r\n0\r\n\r\n",
          "3\r\nabcd\r\n0\r\n\r\n",
          "3\r\nab\r\n0\r\n\r\n",
          "3\r\nabc0\r\n\r\n",
          "3\r\nabc\r\n0\r\nX: y\r\n\r\n",
          "3\r\nabc\r\n0\r\nContent-Length: 5\r\n\r\n",
          "3\r\nabc\r\n0\r\nno colon\r\n\r\n",
          "3\r\nabc\r\n0\r\n" + "X: y\r\n".repeat(3_000) + "\r\n",
          "3;" + "a".repeat(9_000) + "\r\nabc\r\n0\r\n\r\n",
          "1\r\na\r\n".repeat(500) + "0\r\n\r\n",
          "3\r\nabc\r\n");

  private static final List<String> TARGETS =
      List.of(
          "*",
          "//",
          "/..",
          "/../x",
          "/%2e%2e/x",
          "/;a=b",
          "/x;y/z",
          "/%",
          "/%zz",
          "/%00",
          "/%ff",
          "/\u00e9",
          "/a b",
          "/#x",
          "/?#",
          "/\\",
          "http://a/",
          "http://127.0.0.1:1/?x=y",
          "https://a:b@c/",
          "http://",
          "a:80",
          "x",
          "/__admin",
          "/__admin/",
          "/__admin/bss",
          "/__admin/bss/",
          "/__admin/bss/x%2f",
          "/__admin/bss/journal?limit=%",
          "/__admin/bss/journal/99999999999999999999",
          "/docs/..%2f",
          "/docs",
          "/CreateResourcePackage",
          "/createResourcePackage",
          "/" + "x".repeat(7_000),
          "/?" + "a=b&".repeat(2_000),
          "/?" + "x".repeat(70_000));

  private static final List<String> ESCAPES =
      List.of("%", "%%", "%u4e2d", "%zz", "%00", "%0d%0a", "%ff", "%C0%AF", "%ED%A0%80", "+", "%2");

  private static final List<String> FORM =
      List.of(
          "&", "&&", "=", ";", "+", "&=&", "&Action=x", "&Version", "&Format=XML", "&Signature=");

  private static final List<String> SIGNATURES =
      List.of(
          "ACS3-HMAC-SHA256", "Credential=", "SignedHeaders=", "Signature=", "x-acs-", "=", ",");

  private static final List<String> METHODS =
      List.of(
          "GET", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "CONNECT", "get", "FOO", "");

  private static final List<String> VERSIONS =
      List.of(
          "HTTP/1.0", "HTTP/1.1", "HTTP/1.2", "HTTP/2.0", "HTTP/0.9", "http/1.1", "HTTP/1.1 x", "");

  private static final List<BiFunction<String, Random, String>> ALL =
      List.of(
          RequestMutator::flip,
          RequestMutator::flip,
          RequestMutator::insert,
          RequestMutator::delete,
          RequestMutator::header,
          RequestMutator::header,
          RequestMutator::header,
          RequestMutator::repeatedLine,
          RequestMutator::chunks,
          RequestMutator::chunks,
          RequestMutator::lineEnd,
          RequestMutator::cut,
          RequestMutator::word,
          RequestMutator::target,
          (request, random) -> inserted(request, ESCAPES, random),
          (request, random) -> inserted(request, ESCAPES, random),
          (request, random) -> inserted(request, FORM, random),
          (request, random) -> inserted(request, FORM, random),
          RequestMutator::signature,
          RequestMutator::signature,
          (request, random) -> request + request);

  private RequestMutator() {}

  /** Damages a request once; its characters are bytes. */
  static String mutate(String request, Random random) {
    return request.isEmpty() ? request : any(ALL, random).apply(request, random);
  }

  private static <T> T any(List<T> values, Random random) {
    return values.get(random.nextInt(values.size()));
  }

  private static String replaced(String text, int start, int end, String by) {
    return text.substring(0, start) + by + text.substring(end);
  }

  private static String flip(String request, Random random) {
    int at = random.nextInt(request.length());
    char other = (char) ((request.charAt(at) ^ 1 << random.nextInt(8)) & 255);
    return replaced(request, at, at + 1, String.valueOf(other));
  }

  private static String insert(String request, Random random) {
    int at = random.nextInt(request.length());
    return replaced(request, at, at, String.valueOf((char) random.nextInt(256)));
  }

  private static String delete(String request, Random random) {
    int at = random.nextInt(request.length());
    return replaced(request, at, Math.min(request.length(), at + 1 + random.nextInt(20)), "");
  }

  private static String header(String request, Random random) {
    int at = request.indexOf("\r\n");
    return at < 0 ? request : replaced(request, at + 2, at + 2, any(HEADERS, random) + "\r\n");
  }

  private static String repeatedLine(String request, Random random) {
    int at = request.indexOf("\r\n", random.nextInt(request.length()));
    int end = request.indexOf("\r\n", at + 2);
    return at < 0 || end < 0 ? request : replaced(request, at, at, request.substring(at, end));
  }

  private static String chunks(String request, Random random) {
    int body = request.indexOf("\r\n\r\n");
    return body < 0
        ? request
        : request.substring(0, body).replaceAll("\r\nContent-Length: \\d+", "")
            + "\r\nTransfer-Encoding: chunked\r\n\r\n"
            + any(CHUNKS, random);
  }

  private static String lineEnd(String request, Random random) {
    int at = request.indexOf("\r\n", random.nextInt(request.length()));
    return at < 0
        ? request
        : replaced(request, at, at + 2, any(List.of("\n", "\r", "", "\r\r\n", " \r\n"), random));
  }

  private static String cut(String request, Random random) {
    return request.substring(0, random.nextInt(request.length()));
  }

  private static String word(String request, Random random) {
    String line = request.lines().findFirst().orElse("");
    int first = line.indexOf(' ');
    int last = line.lastIndexOf(' ');
    if (first < 0) {
      return request;
    }
    return random.nextBoolean()
        ? replaced(request, 0, first, any(METHODS, random))
        : replaced(request, last + 1, line.length(), any(VERSIONS, random));
  }

  private static String target(String request, Random random) {
    int first = request.indexOf(' ');
    int last = request.indexOf(' ', first + 1);
    return first < 0 || last < 0
        ? request
        : replaced(request, first + 1, last, any(TARGETS, random));
  }

  private static String inserted(String request, List<String> texts, Random random) {
    String line = request.lines().findFirst().orElse("");
    boolean isInBody = random.nextBoolean() || line.length() < 8;
    int from = isInBody ? Math.max(0, request.indexOf("\r\n\r\n")) : 5;
    int to = isInBody ? request.length() : line.length();
    int at = from + random.nextInt(Math.max(1, to - from));
    return replaced(request, at, at, any(texts, random));
  }

  private static String signature(String request, Random random) {
    String part = any(SIGNATURES, random);
    int at = request.indexOf(part);
    if (at < 0) {
      return request;
    }
    return random.nextBoolean()
        ? replaced(request, at, at + part.length(), "")
        : replaced(request, at + part.length(), at + part.length(), any(ESCAPES, random));
  }
}
