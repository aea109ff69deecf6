package io.github.bsskit.conformance.crooked;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** One HTTP response before it is sent. Everything can still be changed. */
final class Outgoing {

  int status;
  String reason;
  final Map<String, String> headers = new LinkedHashMap<>();
  byte[] body;

  /** Sends the body in chunks instead of under a Content-Length. */
  boolean chunked;

  /** Added to the correct Content-Length. */
  int lengthError;

  /** Closes the connection after the response. */
  boolean close;

  /** Closes the connection without a response. */
  boolean dropped;

  /** Sends the first half of the body, then closes the connection. */
  boolean truncated;

  Outgoing(int status, String contentType, String text) {
    this.status = status;
    this.reason = status == 200 ? "OK" : status >= 500 ? "Server Error" : "Rejected";
    headers.put("Content-Type", contentType);
    body = text.getBytes(StandardCharsets.UTF_8);
  }

  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  void text(String text) {
    body = text.getBytes(StandardCharsets.UTF_8);
  }

  /** Writes the response in one piece. */
  void write(OutputStream out) throws IOException {
    if (dropped) {
      return;
    }
    StringBuilder head = new StringBuilder("HTTP/1.1 ").append(status).append(' ').append(reason);
    head.append("\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    if (chunked) {
      head.append("Transfer-Encoding: chunked\r\n");
    } else {
      head.append("Content-Length: ").append(body.length + lengthError).append("\r\n");
    }
    head.append("Connection: ").append(closes() ? "close" : "keep-alive").append("\r\n\r\n");
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.write(head.toString().getBytes(StandardCharsets.UTF_8));
    writeBody(whole);
    out.write(whole.toByteArray());
    out.flush();
  }

  boolean closes() {
    return close || dropped || truncated || lengthError != 0;
  }

  private void writeBody(ByteArrayOutputStream out) throws IOException {
    if (truncated) {
      out.write(body, 0, body.length / 2);
    } else if (chunked) {
      int half = Math.max(1, body.length / 2);
      chunk(out, 0, Math.min(half, body.length));
      chunk(out, half, body.length - half);
      out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    } else {
      out.write(body);
    }
  }

  private void chunk(ByteArrayOutputStream out, int from, int size) throws IOException {
    if (size > 0) {
      out.write((Integer.toHexString(size) + "\r\n").getBytes(StandardCharsets.US_ASCII));
      out.write(body, from, size);
      out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    }
  }
}
