package io.github.bsskit.simulator.gateway;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * An HTTP response.
 *
 * @param headers without those of the connection
 * @param body in UTF-8
 */
public record RawResponse(
    int status, List<Header> headers, byte[] body, Delivery delivery, CallOutcome outcome) {

  /** The overhead of a parameter: a map entry and two strings. */
  private static final int PARAMETER_BYTES = 150;

  /** Copies the headers but not the body, which must not change. */
  public RawResponse {
    headers = List.copyOf(headers);
  }

  /** The approximate size in memory with the parameters of the outcome, in bytes. */
  public long weight() {
    long weight = body.length;
    for (Map.Entry<String, String> parameter : outcome.parameters().entrySet()) {
      weight += PARAMETER_BYTES + parameter.getKey().length() + parameter.getValue().length();
    }
    return weight;
  }

  /** The part of the body that is sent. */
  public byte[] sentBody() {
    return switch (delivery.extent()) {
      case COMPLETE -> body;
      case TRUNCATED -> Arrays.copyOf(body, body.length / 2);
      case DROPPED -> new byte[0];
    };
  }

  RawResponse withContentType(String contentType) {
    List<Header> changed = new ArrayList<>();
    for (Header header : headers) {
      boolean isType = header.name().equals("Content-Type");
      changed.add(isType ? new Header("Content-Type", contentType) : header);
    }
    return new RawResponse(status, changed, body, delivery, outcome);
  }
}
