package io.github.bsskit.simulator.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A call as it came over the wire.
 *
 * @param method for example {@code POST}
 * @param path as sent, for example {@code /}
 * @param query as sent, without the question mark; empty if there is none
 * @param headers in the order of their coming
 * @param body as sent; more than the largest allowed body tells that it was too large
 */
public record RawRequest(
    String method, String path, String query, List<Header> headers, byte[] body) {

  /** Copies the headers; the body is taken as it is, and nobody writes to it. */
  public RawRequest {
    headers = List.copyOf(headers);
  }

  /** Without query, headers and body, in which there may be credentials. */
  @Override
  public String toString() {
    return method + " " + path;
  }

  /** About how many bytes the call keeps. */
  public long weight() {
    long weight = query.length() + body.length;
    for (Header header : headers) {
      weight += header.name().length() + header.value().length();
    }
    return weight;
  }

  /** The first value of a header, if it was sent. */
  public Optional<String> header(String name) {
    for (Header header : headers) {
      if (header.name().equalsIgnoreCase(name)) {
        return Optional.of(header.value());
      }
    }
    return Optional.empty();
  }

  /** All values of a header, in the order of their coming. */
  public List<String> headers(String name) {
    List<String> values = List.of();
    for (Header header : headers) {
      if (header.name().equalsIgnoreCase(name)) {
        values = values.isEmpty() ? List.of(header.value()) : join(values, header.value());
      }
    }
    return values;
  }

  private static List<String> join(List<String> values, String next) {
    List<String> joined = new ArrayList<>(values);
    joined.add(next);
    return joined;
  }
}
