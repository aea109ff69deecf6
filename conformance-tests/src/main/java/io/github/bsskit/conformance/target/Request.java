package io.github.bsskit.conformance.target;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A request as sent.
 *
 * @param method GET, POST or any other
 * @param target encoded path and query
 * @param headers by lower-case name, without Host, Connection and the length of the body
 * @param body may be empty
 * @param chunked whether the body is sent in chunks
 * @param sendsZeroLength whether a POST without body has Content-Length: 0
 * @param signedText the string to sign; empty if unsigned
 * @param canonicalText the canonical request of V3; empty with any other signature
 */
public record Request(
    String method,
    String target,
    Map<String, String> headers,
    byte[] body,
    boolean chunked,
    boolean sendsZeroLength,
    String signedText,
    String canonicalText) {

  private static final Pattern SECRETS =
      Pattern.compile(
          "(?i)((?:^|[?&\\s,])(?:SecurityToken|x-acs-security-token)(?:=|: ?))[^&\\s]+");

  /** Copies headers and body. */
  public Request {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    body = body.clone();
  }

  /** A request without signature V3. */
  public Request(
      String method,
      String target,
      Map<String, String> headers,
      byte[] body,
      boolean chunked,
      boolean sendsZeroLength,
      String signedText) {
    this(method, target, headers, body, chunked, sendsZeroLength, signedText, "");
  }

  @Override
  public byte[] body() {
    return body.clone();
  }

  /** The bytes to send. */
  byte[] bytes(String host, boolean keep) {
    StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
    head.append("Host: ").append(host).append("\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    head.append("Connection: ").append(keep ? "keep-alive" : "close").append("\r\n");
    if (chunked) {
      head.append("Transfer-Encoding: chunked\r\n");
    } else if (body.length > 0 || (sendsZeroLength && !method.equals("GET"))) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    head.append("\r\n");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(utf8(head.toString()));
    if (chunked) {
      writeChunks(bytes);
    } else {
      bytes.writeBytes(body);
    }
    return bytes.toByteArray();
  }

  private void writeChunks(ByteArrayOutputStream bytes) {
    int half = (body.length + 1) / 2;
    writeChunk(bytes, Arrays.copyOf(body, half));
    writeChunk(bytes, Arrays.copyOfRange(body, half, body.length));
    bytes.writeBytes(utf8("0\r\n\r\n"));
  }

  private static void writeChunk(ByteArrayOutputStream bytes, byte[] chunk) {
    if (chunk.length > 0) {
      bytes.writeBytes(utf8(Integer.toHexString(chunk.length) + "\r\n"));
      bytes.writeBytes(chunk);
      bytes.writeBytes(utf8("\r\n"));
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The request for a reader, with security tokens masked. */
  public String text() {
    StringBuilder text = new StringBuilder(method + " " + target + "\n");
    headers.forEach((name, value) -> text.append(name).append(": ").append(value).append('\n'));
    if (body.length > 0) {
      text.append('\n').append(new String(body, StandardCharsets.UTF_8)).append('\n');
    }
    return SECRETS.matcher(text).replaceAll("$1***");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Request request
        && method.equals(request.method)
        && target.equals(request.target)
        && headers.equals(request.headers)
        && Arrays.equals(body, request.body)
        && chunked == request.chunked;
  }

  @Override
  public int hashCode() {
    return Objects.hash(method, target, headers, Arrays.hashCode(body));
  }
}
