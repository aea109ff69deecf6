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
 * A request as it is sent.
 *
 * @param method its method
 * @param target path and query, encoded
 * @param headers by lower-case name, without Host, Connection and those about the body's length
 * @param body its body, maybe empty
 * @param chunked whether the body is sent in chunks
 * @param saysItHasNoBody whether a POST without body says Content-Length: 0
 * @param signedText the text that the signature was made of; empty if there is none
 */
public record Request(
    String method,
    String target,
    Map<String, String> headers,
    byte[] body,
    boolean chunked,
    boolean saysItHasNoBody,
    String signedText) {

  private static final Pattern SECRETS =
      Pattern.compile(
          "(?i)((?:^|[?&\\s,])(?:SecurityToken|x-acs-security-token)(?:=|: ?))[^&\\s]+");

  /** The parts, copied. */
  public Request {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    body = body.clone();
  }

  @Override
  public byte[] body() {
    return body.clone();
  }

  /** The bytes on the wire. */
  byte[] bytes(String host, boolean keep) {
    StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
    head.append("Host: ").append(host).append("\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    head.append("Connection: ").append(keep ? "keep-alive" : "close").append("\r\n");
    if (chunked) {
      head.append("Transfer-Encoding: chunked\r\n");
    } else if (body.length > 0 || (saysItHasNoBody && !method.equals("GET"))) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    head.append("\r\n");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
    if (chunked) {
      writeChunks(bytes);
    } else {
      bytes.writeBytes(body);
    }
    return bytes.toByteArray();
  }

  private void writeChunks(ByteArrayOutputStream bytes) {
    int half = (body.length + 1) / 2;
    for (byte[] part :
        new byte[][] {Arrays.copyOf(body, half), Arrays.copyOfRange(body, half, body.length)}) {
      if (part.length > 0) {
        bytes.writeBytes(
            (Integer.toHexString(part.length) + "\r\n").getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(part);
        bytes.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
      }
    }
    bytes.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
  }

  /** The request for a reader; tokens are masked, and signatures say nothing without the secret. */
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
