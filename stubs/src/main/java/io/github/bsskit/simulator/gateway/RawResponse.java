package io.github.bsskit.simulator.gateway;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * An answer, ready for the wire.
 *
 * @param status the HTTP status
 * @param headers all headers that matter, the content type among them
 * @param body in UTF-8
 * @param delivery how it goes out
 * @param outcome what it says, and why
 */
public record RawResponse(
    int status, List<Header> headers, byte[] body, Delivery delivery, CallOutcome outcome) {

  /** What a parameter takes beside its letters: an entry of a map and two texts. */
  private static final int PARAMETER_BYTES = 150;

  /** Copies the headers; the body is taken as it is, and nobody writes to it. */
  public RawResponse {
    headers = List.copyOf(headers);
  }

  /** About how many bytes the answer keeps, with the parameters that its outcome has. */
  public long weight() {
    long weight = body.length;
    for (Map.Entry<String, String> parameter : outcome.parameters().entrySet()) {
      weight += PARAMETER_BYTES + parameter.getKey().length() + parameter.getValue().length();
    }
    return weight;
  }

  /** The part of the body that goes out. */
  public byte[] sentBody() {
    return switch (delivery.extent()) {
      case COMPLETE -> body;
      case TRUNCATED -> Arrays.copyOf(body, body.length / 2);
      case DROPPED -> new byte[0];
    };
  }

  RawResponse typed(String contentType) {
    List<Header> changed = new ArrayList<>();
    for (Header header : headers) {
      boolean isType = header.name().equals("Content-Type");
      changed.add(isType ? new Header("Content-Type", contentType) : header);
    }
    return new RawResponse(status, changed, body, delivery, outcome);
  }
}
