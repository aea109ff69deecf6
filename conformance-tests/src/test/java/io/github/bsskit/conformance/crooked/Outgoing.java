package io.github.bsskit.conformance.crooked;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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

  /** The version in the status line. */
  String version = "HTTP/1.1";

  /** Status lines, with headers, of responses before the final one. */
  final List<String> interim = new ArrayList<>();

  /** What goes before and after the size of a chunk. */
  String chunkPadding = "";

  String chunkExtension = "";

  /** Headers after the last chunk. */
  final Map<String, String> trailers = new LinkedHashMap<>();

  /** Ends the body by closing the connection, without a length. */
  boolean endsByClosing;

  /** The Connection header; null for the usual one, empty for none. */
  String connection;

  /** Ends the body early, before the last chunk. */
  boolean lastChunkMissing;

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
    StringBuilder head = new StringBuilder();
    interim.forEach(line -> head.append("HTTP/1.1 ").append(line).append("\r\n\r\n"));
    head.append(version).append(' ').append(status).append(' ').append(reason).append("\r\n");
    headers.forEach((name, value) -> header(head, name, value));
    if (chunked) {
      header(head, "Transfer-Encoding", "chunked");
    } else if (!endsByClosing) {
      header(head, "Content-Length", String.valueOf(body.length + lengthError));
    }
    String usual = closes() ? "close" : "keep-alive";
    String said = connection == null ? usual : connection;
    if (!said.isEmpty()) {
      header(head, "Connection", said);
    }
    head.append("\r\n");
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.write(head.toString().getBytes(StandardCharsets.UTF_8));
    writeBody(whole);
    out.write(whole.toByteArray());
    out.flush();
  }

  private static void header(StringBuilder head, String name, String value) {
    head.append(name).append(": ").append(value).append("\r\n");
  }

  boolean closes() {
    return close || endsByClosing || lastChunkMissing || dropped || truncated || lengthError != 0;
  }

  private void writeBody(ByteArrayOutputStream out) throws IOException {
    if (truncated) {
      out.write(body, 0, body.length / 2);
    } else if (chunked) {
      int half = Math.max(1, body.length / 2);
      chunk(out, 0, Math.min(half, body.length));
      chunk(out, half, body.length - half);
      end(out);
    } else {
      out.write(body);
    }
  }

  private void end(ByteArrayOutputStream out) throws IOException {
    if (lastChunkMissing) {
      return;
    }
    StringBuilder end = new StringBuilder(chunkPadding + "0" + chunkExtension + "\r\n");
    trailers.forEach((name, value) -> header(end, name, value));
    out.write(end.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
  }

  private void chunk(ByteArrayOutputStream out, int from, int size) throws IOException {
    if (size > 0) {
      String line = chunkPadding + Integer.toHexString(size) + chunkExtension + "\r\n";
      out.write(line.getBytes(StandardCharsets.US_ASCII));
      out.write(body, from, size);
      out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    }
  }
}
