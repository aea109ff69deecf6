package io.github.bsskit.conformance.target;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one HTTP/1.1 answer from a connection, believing its head and checking it. */
final class ResponseReader {

  private final Socket socket;
  private final SocketTransport.Deadline deadline;
  private final InputStream in;

  ResponseReader(Socket socket, SocketTransport.Deadline deadline) throws IOException {
    this.socket = socket;
    this.deadline = deadline;
    this.in =
        new BufferedInputStream(new BoundedInputStream(new Patience(socket.getInputStream())));
  }

  WireResult read() throws IOException {
    try {
      Optional<WireResult> result = readOne();
      while (result.isEmpty()) {
        result = readOne();
      }
      return result.get();
    } catch (BoundedInputStream.Endless e) {
      return new WireResult.NoResponse(WireResult.Cause.ENDLESS, e.getMessage());
    }
  }

  /** An answer; empty if it only says that one will come. */
  private Optional<WireResult> readOne() throws IOException {
    String statusLine = line();
    if (statusLine == null) {
      return Optional.of(
          new WireResult.NoResponse(WireResult.Cause.DROPPED, "closed without an answer"));
    }
    if (!statusLine.matches("HTTP/1\\.[01] [1-5][0-9]{2}( .*)?")) {
      return Optional.of(
          new WireResult.NoResponse(
              WireResult.Cause.GARBLED,
              "an answer begins with \""
                  + statusLine.substring(0, Math.min(60, statusLine.length()))
                  + '"'));
    }
    int status = Integer.parseInt(statusLine.substring(9, 12));
    List<Map.Entry<String, String>> headers = headers();
    return status == 100 ? Optional.empty() : Optional.of(body(status, headers));
  }

  private List<Map.Entry<String, String>> headers() throws IOException {
    List<Map.Entry<String, String>> headers = new ArrayList<>();
    for (String line = line(); line != null && !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers.add(
          colon < 0
              ? Map.entry(line, "")
              : Map.entry(line.substring(0, colon).trim(), line.substring(colon + 1).trim()));
    }
    return headers;
  }

  private WireResult body(int status, List<Map.Entry<String, String>> headers) throws IOException {
    WireResult.Received head =
        new WireResult.Received(status, headers, new byte[0], Optional.empty());
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try {
      if (head.header("transfer-encoding")
          .map(String::toLowerCase)
          .orElse("")
          .contains("chunked")) {
        readChunks(body);
      } else if (head.header("content-length").isPresent()) {
        String length = head.header("content-length").get();
        if (!length.matches("[0-9]{1,18}")) {
          return new WireResult.NoResponse(WireResult.Cause.GARBLED, "Content-Length: " + length);
        }
        readExactly(body, Long.parseLong(length));
      } else {
        readToTheEnd(body);
        return new WireResult.Received(status, headers, body.toByteArray(), Optional.empty());
      }
    } catch (EOFException | SocketTimeoutException e) {
      return new WireResult.NoResponse(
          WireResult.Cause.TRUNCATED,
          framing(head)
              + ", and "
              + body.size()
              + " bytes came"
              + (e instanceof EOFException ? "" : " in time"));
    }
    Optional<String> flaw =
        in.available() > 0
            ? Optional.of(in.available() + " more bytes after the end of the answer")
            : Optional.empty();
    return new WireResult.Received(status, headers, body.toByteArray(), flaw);
  }

  private static String framing(WireResult.Received head) {
    return head.header("transfer-encoding")
        .or(() -> head.header("content-length").map(length -> "Content-Length " + length))
        .orElse("no Content-Length");
  }

  private void readChunks(ByteArrayOutputStream body) throws IOException {
    while (true) {
      String size = line();
      if (size == null || !size.matches("[0-9A-Fa-f]{1,7}(;.*)?")) {
        throw new EOFException("a chunk without a size");
      }
      int length = Integer.parseInt(size.replaceAll(";.*", ""), 16);
      readExactly(body, length);
      String end = line();
      if (length == 0) {
        return;
      }
      if (end == null) {
        throw new EOFException("a chunk without an end");
      }
    }
  }

  private void readExactly(ByteArrayOutputStream body, long length) throws IOException {
    byte[] buffer = new byte[8192];
    long left = length;
    while (left > 0) {
      int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        throw new EOFException("closed");
      }
      body.write(buffer, 0, read);
      left -= read;
    }
  }

  private void readToTheEnd(ByteArrayOutputStream body) throws IOException {
    byte[] buffer = new byte[8192];
    for (int read = in.read(buffer, 0, 8192); read >= 0; read = in.read(buffer, 0, 8192)) {
      body.write(buffer, 0, read);
    }
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        return line.size() == 0 ? null : line.toString(StandardCharsets.ISO_8859_1);
      }
      if (next != '\r') {
        line.write(next);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  /** Lets no read wait longer than the call may still take. */
  private final class Patience extends FilterInputStream {

    Patience(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      socket.setSoTimeout(deadline.millisLeft());
      return super.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      socket.setSoTimeout(deadline.millisLeft());
      return super.read(bytes, offset, length);
    }
  }
}
