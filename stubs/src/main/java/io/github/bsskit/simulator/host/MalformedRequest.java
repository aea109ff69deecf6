package io.github.bsskit.simulator.host;

import io.github.bsskit.simulator.gateway.RawRequest;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.ErrorHandler;

/**
 * A request that Jetty could not parse.
 *
 * @param request has parts that the client did not send if the request line was not read
 * @param failure what Jetty found
 */
record MalformedRequest(Request request, HttpException failure) {

  /** Jetty's target, with GET and HTTP/1.0, if it could not parse the request line. */
  private static final String UNREAD = "/badMessage";

  /** Jetty's target if it could parse the method only. */
  private static final String UNREAD_TARGET = "/badURI";

  /** The first byte of a TLS connection. It is not valid anywhere in HTTP. */
  private static final String TLS_HANDSHAKE = "0x16";

  private static final Pattern CHARACTER =
      Pattern.compile("Illegal character \\w+=(0x\\p{XDigit}+|'.*').*", Pattern.DOTALL);

  /** What Jetty says, and for each of it what is wrong and what to send. */
  private record Advice(Pattern reason, String text) {

    Advice(String reason, String text) {
      this(Pattern.compile(reason), text);
    }
  }

  private static final List<Advice> ADVICE =
      List.of(
          new Advice(
              StrictHttp1.REASON,
              "A line of the request ends with a line feed alone: end each with carriage return and"
                  + " line feed, \\r\\n."),
          new Advice(
              "No Host|Blank Host",
              "The request has no host: send the header Host with host and port, such as Host:"
                  + " 127.0.0.1:8080."),
          new Advice(
              "Duplicate Host.*|Multiple Host.*",
              "The request has more than one header Host: send one."),
          new Advice(
              "Bad (HostPort|Authority|IPv6|[Pp]ort|Host).*|Blank port|No Authority",
              "The host of the request is not valid: send a host name or an address, and a port"
                  + " from 1 to 65535 after a colon, such as Host: 127.0.0.1:8080."),
          new Advice(
              "No URI|HTTP/0\\.9 not supported",
              "The request line is incomplete: send method, target and version, such as GET /"
                  + " HTTP/1.1."),
          new Advice(
              "Unknown Version|Unsupported Version",
              "The HTTP version in the request line is not supported: use HTTP/1.1, such as GET /"
                  + " HTTP/1.1."),
          new Advice(
              "Early EOF|.*[Ee]arly EOF",
              "The connection ended before the request was complete: send as many bytes as"
                  + " Content-Length says, or the last chunk."),
          new Advice(
              ".*Content-Length.*",
              "Content-Length is not valid: send it once, with the number of bytes of the body,"
                  + " and without Transfer-Encoding."),
          new Advice(
              "Bad Transfer-Encoding.*",
              "Transfer-Encoding is not valid: send chunked once and as the last one, or"
                  + " Content-Length instead."),
          new Advice(
              "Bad URI|.*Bad authority|Illegal character in path|Relative path with authority"
                  + "|Bad character.*",
              "The target in the request line is not valid: send a path and a query,"
                  + " percent-encoded, such as GET /?Action=CreateResourcePackage HTTP/1.1."));

  /** Whether the request failed because it is malformed. */
  static boolean isFailureOf(Request request) {
    return request.getAttribute(ErrorHandler.ERROR_EXCEPTION) instanceof HttpException;
  }

  static MalformedRequest of(Request request) {
    return new MalformedRequest(
        request, (HttpException) request.getAttribute(ErrorHandler.ERROR_EXCEPTION));
  }

  /** What could be read of the request; what could not is empty. */
  RawRequest readable() {
    RawRequest raw = new HttpExchange(request, null, null).toRawRequest(new byte[0]);
    if (isUnread()) {
      return new RawRequest("", "", "", raw.headers(), raw.body());
    }
    return isPlaceholder(UNREAD_TARGET)
        ? new RawRequest(raw.method(), "", "", raw.headers(), raw.body())
        : raw;
  }

  private boolean isUnread() {
    return isPlaceholder(UNREAD)
        && request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_1_0;
  }

  private boolean isPlaceholder(String target) {
    HttpURI uri = request.getHttpURI();
    return uri != null && target.equals(uri.toString()) && request.getHeaders().size() == 0;
  }

  /** What is wrong and how to fix it; empty if Jetty does not say. */
  String advice() {
    String reason = failure.getReason();
    if (reason == null) {
      return "";
    }
    Matcher character = CHARACTER.matcher(reason);
    if (character.matches()) {
      return illegal(character.group(1));
    }
    return ADVICE.stream()
        .filter(advice -> advice.reason().matcher(reason).matches())
        .findFirst()
        .map(Advice::text)
        .orElseGet(this::unknown);
  }

  private String illegal(String character) {
    if (character.equalsIgnoreCase(TLS_HANDSHAKE) && isUnread()) {
      return "The request starts like a TLS handshake ("
          + TLS_HANDSHAKE
          + "): HTTPS was sent to the HTTP port. Use http://, or start the simulator with"
          + " --https-port and use that port for https://.";
    }
    return "The request has the character "
        + character
        + ", which is not valid there: send a request line such as GET / HTTP/1.1, headers such as"
        + " Host: 127.0.0.1:8080, and other characters percent-encoded.";
  }

  private String unknown() {
    String reason = failure.getReason();
    String found = reason.equals("Bad Request") ? "" : " (" + reason + ")";
    return "The request is not well-formed HTTP"
        + found
        + ": send a request line such as GET / HTTP/1.1 and each header in a line such as Host:"
        + " 127.0.0.1:8080.";
  }
}
