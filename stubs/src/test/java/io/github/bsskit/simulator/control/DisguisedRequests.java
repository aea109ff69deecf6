package io.github.bsskit.simulator.control;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

/** Generates requests for {@code /__admin} in all disguises that a server might see through. */
final class DisguisedRequests {

  private static final List<String> PATHS =
      List.of(
          "/__admin",
          "/__admin/",
          "/__admin/bss/state",
          "/__admin/bss/accounts",
          "/__admin/bss/reset",
          "/__admin/bss/faults",
          "/__admin/bss/journal",
          "/__admin/bss/ready",
          "/__admin/bss/console",
          "/__admin/mappings",
          "/__admin/mappings/reset",
          "/__admin/requests",
          "/__admin/requests/unmatched/near-misses",
          "/__admin/reset",
          "/__admin/settings",
          "/__admin/scenarios/reset",
          "/__admin/files/planted.txt",
          "/__admin/recordings/start",
          "/__admin/not-matched",
          "/__admin/swagger-ui/",
          "/__admin/shutdown");
  private static final List<String> METHODS =
      List.of("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "TRACE", "post");
  private static final List<String> INSERTED =
      List.of(
          "/",
          "./",
          "x/../",
          "%2e/",
          "x/%2e%2e/",
          ";x=1/",
          ";/",
          "%2f",
          "%5c",
          "\\",
          "%00",
          "%0a/",
          "..;/",
          "bss/ready/../../",
          "bss/ready;/../../",
          "%c0%af",
          "%ef%bc%8f");
  private static final List<String> PREFIXES =
      List.of(
          "/x/..",
          "/.",
          "/",
          "/%2e",
          "/x/%2e%2e",
          "/__files/..",
          "/__files/%2e%2e",
          "/docs/..",
          "/docs/%2e%2e",
          "/;x",
          "/x/y/../..",
          "/__admin/bss/ready/../../..",
          "/x",
          "/hop");
  private static final List<String> SUFFIXES =
      List.of(
          "/", "?", "?x=/__admin/bss/ready", "#", "#/bss/ready", ";x", "%20", ".", "%2f", "%3f");
  private static final List<String> ORIGINS =
      List.of(
          "http://127.0.0.1",
          "http://localhost:8080",
          "http://[::1]",
          "HTTP://simulator",
          "https://a");
  private static final List<String> HOSTS =
      List.of(
          "127.0.0.1", "localhost", "localhost:8080", "[::1]:8080", "simulator", "a.example", "");
  private static final List<String> HEADERS =
      List.of(
          "X-Forwarded-For: 127.0.0.1",
          "X-Forwarded-For: ::1, 127.0.0.1",
          "X-Forwarded-Host: localhost",
          "Forwarded: for=127.0.0.1;host=localhost",
          "X-Real-IP: 127.0.0.1",
          "X-Original-URL: /__admin/bss/state",
          "X-Rewrite-URL: /__admin/bss/state",
          "X-HTTP-Method-Override: POST",
          "X-Bsskit-Checked: true",
          "Origin: http://simulator",
          "Origin: null",
          "Sec-Fetch-Site: same-origin",
          "Authorization: Bearer guessed",
          "Authorization: Token open-Sesame~1",
          "Authorization: Basic b3Blbi1TZXNhbWV+MQ==",
          "Upgrade: h2c\n"
              + "HTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA\n"
              + "Connection: Upgrade, HTTP2-Settings",
          "Upgrade: websocket\nConnection: Upgrade\nSec-WebSocket-Version: 13",
          "Expect: 100-continue");

  private final Random random;

  DisguisedRequests(long seed) {
    random = new Random(seed);
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  String method() {
    return one(METHODS);
  }

  String host() {
    return one(HOSTS);
  }

  /** A path or URL that may lead to {@code /__admin}. */
  String target() {
    String target = one(PATHS);
    List<UnaryOperator<String>> disguises =
        List.of(
            this::escaped,
            this::escaped,
            this::withInsertion,
            this::withInsertion,
            path -> one(PREFIXES) + path,
            path -> path + one(SUFFIXES),
            this::inOtherCase);
    for (int count = random.nextInt(4); count > 0; count--) {
      target = one(disguises).apply(target);
    }
    return random.nextInt(5) == 0 ? one(ORIGINS) + target : target;
  }

  /** With one character escaped; sometimes the escape is escaped again. */
  private String escaped(String path) {
    int at = random.nextInt(path.length());
    String form = one(List.of("%%%02x", "%%%02X", "%%25%02x", "%%u00%02x"));
    return path.substring(0, at) + form.formatted((int) path.charAt(at)) + path.substring(at + 1);
  }

  private String withInsertion(String path) {
    int slash = path.indexOf('/', random.nextInt(path.length()));
    int at = slash < 0 ? path.length() : slash + 1;
    return path.substring(0, at) + one(INSERTED) + path.substring(at);
  }

  private String inOtherCase(String path) {
    int at = random.nextInt(path.length());
    char flipped = (char) (path.charAt(at) ^ (Character.isLetter(path.charAt(at)) ? 0x20 : 0));
    return path.substring(0, at) + flipped + path.substring(at + 1);
  }

  /** A request of HTTP/1.1, its lines ended by line feeds. */
  String http1(String body) {
    StringBuilder request =
        new StringBuilder(method() + " " + target() + " HTTP/1.1\nHost: " + host() + "\n");
    for (int count = random.nextInt(3); count > 0; count--) {
      request.append(one(HEADERS)).append('\n');
    }
    if (request.indexOf("Connection: ") < 0) {
      request.append("Connection: close\n");
    }
    return request + "Content-Length: " + body.length() + "\n\n" + body;
  }

  /** The headers of a request of HTTP/2. */
  Map<String, String> http2() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(":method", method());
    headers.put(":scheme", one(List.of("http", "https", "HTTP")));
    headers.put(":authority", host());
    headers.put(":path", target());
    if (random.nextBoolean()) {
      headers.put("host", host());
    }
    if (random.nextBoolean()) {
      headers.put("x-forwarded-for", "127.0.0.1");
    }
    return headers;
  }
}
