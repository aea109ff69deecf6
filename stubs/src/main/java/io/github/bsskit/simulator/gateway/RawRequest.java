package io.github.bsskit.simulator.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An HTTP request.
 *
 * @param method for example {@code POST}; empty if the request line could not be parsed
 * @param path as sent, for example {@code /}; empty if the request line could not be parsed
 * @param query as sent, without the question mark; may be empty
 * @param headers in the order sent; more than the limit if they were cut off
 * @param body as sent; longer than the limit if it was cut off
 * @param hasExactHeaders whether header values are as sent; otherwise the server may have replaced
 *     values by those that it knows in another case
 */
public record RawRequest(
    String method,
    String path,
    String query,
    List<Header> headers,
    byte[] body,
    boolean hasExactHeaders) {

  /** Copies the headers but not the body, which must not change. */
  public RawRequest {
    headers = List.copyOf(headers);
  }

  /** A request with header values as sent. */
  public RawRequest(String method, String path, String query, List<Header> headers, byte[] body) {
    this(method, path, query, headers, body, true);
  }

  /** The same request with another query. */
  public RawRequest withQuery(String other) {
    return new RawRequest(method, path, other, headers, body, hasExactHeaders);
  }

  /** Omits query, headers and body, which may contain credentials. */
  @Override
  public String toString() {
    return method + " " + path;
  }

  /** The approximate size in memory, in bytes. */
  public long weight() {
    long weight = query.length() + body.length;
    for (Header header : headers) {
      weight += header.name().length() + header.value().length();
    }
    return weight;
  }

  /** The first value of a header. */
  public Optional<String> header(String name) {
    for (Header header : headers) {
      if (header.name().equalsIgnoreCase(name)) {
        return Optional.of(header.value());
      }
    }
    return Optional.empty();
  }

  /** All values of a header, in the order sent. */
  public List<String> headers(String name) {
    List<String> values = List.of();
    for (Header header : headers) {
      if (header.name().equalsIgnoreCase(name)) {
        if (values.isEmpty()) {
          values = List.of(header.value());
        } else {
          values = values.size() == 1 ? new ArrayList<>(values) : values;
          values.add(header.value());
        }
      }
    }
    return values;
  }
}
