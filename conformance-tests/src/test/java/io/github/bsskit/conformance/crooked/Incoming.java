package io.github.bsskit.conformance.crooked;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One HTTP/1.1 request with its complete body.
 *
 * @param connection the number of its connection
 * @param path the encoded path
 * @param query the raw query; empty if absent
 * @param headers all values by lower-case name
 */
record Incoming(
    long connection,
    String method,
    String path,
    String query,
    Map<String, List<String>> headers,
    byte[] body) {

  private static final int LONGEST_LINE = 1 << 20;
  private static final int LARGEST_BODY = 16 << 20;

  /** The bytes are not a request that this server can parse. */
  static final class Unreadable extends IOException {
    private static final long serialVersionUID = 1;

    Unreadable(String why) {
      super(why);
    }
  }

  /** The first value of a header, trimmed; empty if absent. */
  String header(String name) {
    return headers.getOrDefault(name, List.of("")).get(0);
  }

  boolean has(String name) {
    return headers.containsKey(name);
  }

  boolean chunked() {
    return header("transfer-encoding").toLowerCase(Locale.ROOT).contains("chunked");
  }

  boolean form() {
    String type = header("content-type").toLowerCase(Locale.ROOT);
    return type.split(";", 2)[0].trim().equals("application/x-www-form-urlencoded");
  }

  /** Reads the next request; null when the client has closed the connection. */
  static Incoming read(InputStream in, long connection) throws IOException {
    String line = line(in);
    while (line != null && line.isEmpty()) {
      line = line(in);
    }
    if (line == null) {
      return null;
    }
    String[] words = line.split(" ");
    if (words.length != 3 || !words[2].startsWith("HTTP/1.") || !words[1].startsWith("/")) {
      throw new Unreadable("request line");
    }
    Map<String, List<String>> headers = headers(in);
    if (words[2].equals("HTTP/1.0")) {
      headers.putIfAbsent("connection", List.of("close"));
    }
    int mark = words[1].indexOf('?');
    String path = mark < 0 ? words[1] : words[1].substring(0, mark);
    String query = mark < 0 ? "" : words[1].substring(mark + 1);
    Incoming head = new Incoming(connection, words[0], path, query, headers, new byte[0]);
    return new Incoming(connection, words[0], path, query, headers, head.readBody(in));
  }

  private static Map<String, List<String>> headers(InputStream in) throws IOException {
    Map<String, List<String>> headers = new TreeMap<>();
    for (String line = line(in); ; line = line(in)) {
      if (line == null) {
        throw new Unreadable("headers end early");
      }
      if (line.isEmpty()) {
        return headers;
      }
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw new Unreadable("header");
      }
      headers
          .computeIfAbsent(
              line.substring(0, colon).toLowerCase(Locale.ROOT), n -> new ArrayList<>())
          .add(line.substring(colon + 1).trim());
    }
  }

  private byte[] readBody(InputStream in) throws IOException {
    if (chunked()) {
      return chunks(in);
    }
    if (!has("content-length")) {
      return new byte[0];
    }
    return exactly(in, number(header("content-length"), 10));
  }

  private static byte[] chunks(InputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (true) {
      String line = line(in);
      if (line == null) {
        throw new Unreadable("chunks end early");
      }
      int size = number(line.split(";", 2)[0].trim(), 16);
      if (size == 0) {
        headers(in);
        return body.toByteArray();
      }
      body.write(exactly(in, size));
      line(in);
      if (body.size() > LARGEST_BODY) {
        throw new Unreadable("body too large");
      }
    }
  }

  private static byte[] exactly(InputStream in, int size) throws IOException {
    byte[] bytes = in.readNBytes(size);
    if (bytes.length < size) {
      throw new Unreadable("body ends early");
    }
    return bytes;
  }

  private static int number(String digits, int radix) throws Unreadable {
    try {
      int number = Integer.parseInt(digits, radix);
      if (number >= 0 && number <= LARGEST_BODY) {
        return number;
      }
    } catch (NumberFormatException e) {
      // rejected below, like a number out of range
    }
    throw new Unreadable("length");
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        if (line.size() == 0) {
          return null;
        }
        throw new Unreadable("line ends early");
      }
      if (line.size() > LONGEST_LINE) {
        throw new Unreadable("line too long");
      }
      line.write(b);
    }
    String text = line.toString(StandardCharsets.UTF_8);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }
}
