package io.github.bsskit.simulator.host.mutations;

import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;

/** Damages HTTP requests. The same random numbers damage them in the same way. */
final class RequestMutator {

  private static final int ONE_IN_PATHS = 20;

  /** Header lines that change how a request is divided, or are not valid anywhere. */
  private static final List<String> FRAMING =
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
          " folded",
          "\tfolded: x",
          "no colon",
          ": no name",
          "X\u0000: y",
          "X: \u0000",
          "X: \u007f\u0080\u00ff",
          "X: " + "y".repeat(9_000),
          "X: " + "y".repeat(70_000),
          "X-Y: z\r\n".repeat(3_000) + "X: y");

  /** Header lines that change only what a request means. */
  private static final List<String> HEADERS =
      List.of(
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
          "X-Y: z\r\n".repeat(150) + "X: y");

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

  /** After these, a server still finds the next request on the connection. */
  private static final List<BiFunction<String, Random, String>> WHOLE =
      List.of(
          (request, random) -> header(request, HEADERS, random),
          RequestMutator::method,
          RequestMutator::target,
          (request, random) -> inQuery(request, ESCAPES, random),
          (request, random) -> inQuery(request, ESCAPES, random),
          (request, random) -> inQuery(request, FORM, random),
          RequestMutator::inForm,
          RequestMutator::signature);

  /** After these, it may not. */
  private static final List<BiFunction<String, Random, String>> BROKEN =
      List.of(
          RequestMutator::flip,
          RequestMutator::flip,
          RequestMutator::insert,
          RequestMutator::delete,
          (request, random) -> header(request, FRAMING, random),
          (request, random) -> header(request, FRAMING, random),
          RequestMutator::repeatedLine,
          RequestMutator::chunks,
          RequestMutator::chunks,
          RequestMutator::lineEnd,
          RequestMutator::cut,
          RequestMutator::version,
          (request, random) -> request + request);

  private RequestMutator() {}

  /**
   * Damages a request once; its characters are bytes.
   *
   * @param isWhole whether the connection can be used for further requests
   */
  static String mutate(String request, boolean isWhole, Random random) {
    return request.isEmpty()
        ? request
        : any(isWhole || random.nextInt(4) == 0 ? WHOLE : BROKEN, random).apply(request, random);
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

  private static String header(String request, List<String> headers, Random random) {
    int at = request.indexOf("\r\n");
    return at < 0 ? request : replaced(request, at + 2, at + 2, any(headers, random) + "\r\n");
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

  private static String method(String request, Random random) {
    int end = request.indexOf(' ');
    return end < 0 ? request : replaced(request, 0, end, any(METHODS, random));
  }

  private static String version(String request, Random random) {
    int end = request.indexOf("\r\n");
    int start = request.lastIndexOf(' ', end) + 1;
    return end < start ? request : replaced(request, start, end, any(VERSIONS, random));
  }

  private static String target(String request, Random random) {
    int first = request.indexOf(' ');
    int last = request.indexOf(' ', first + 1);
    return first < 0 || last < 0 || random.nextInt(ONE_IN_PATHS) > 0
        ? request
        : replaced(request, first + 1, last, any(TARGETS, random));
  }

  /** Damages the query; rarely the path, because most other paths are WireMock's, which is slow. */
  private static String inQuery(String request, List<String> texts, Random random) {
    int first = request.indexOf(' ') + 1;
    int last = request.indexOf(' ', first);
    int mark = request.indexOf('?', first);
    int start = mark > 0 && mark < last ? mark : first;
    if (last <= first || start == first && random.nextInt(ONE_IN_PATHS) > 0) {
      return request;
    }
    int at = start + 1 + random.nextInt(last - start);
    return at > last ? request : replaced(request, at, at, any(texts, random));
  }

  /** Overwrites a part of the body, whose length stays the same. */
  private static String inForm(String request, Random random) {
    int body = request.indexOf("\r\n\r\n") + 4;
    String text = any(random.nextBoolean() ? ESCAPES : FORM, random);
    int room = request.length() - body - text.length();
    if (body < 4 || room <= 0) {
      return inQuery(request, FORM, random);
    }
    int at = body + random.nextInt(room);
    return replaced(request, at, at + text.length(), text);
  }

  private static String signature(String request, Random random) {
    String part = any(SIGNATURES, random);
    int at = request.indexOf(part);
    if (at < 0 || at > request.indexOf("\r\n\r\n")) {
      return request;
    }
    return random.nextBoolean()
        ? replaced(request, at, at + part.length(), "")
        : replaced(request, at + part.length(), at + part.length(), any(ESCAPES, random));
  }
}
