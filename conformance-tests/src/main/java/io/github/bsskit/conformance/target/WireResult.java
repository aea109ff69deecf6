package io.github.bsskit.conformance.target;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What came back for a request, or did not. */
public sealed interface WireResult {

  /**
   * An answer.
   *
   * @param status the HTTP status
   * @param headers in order, names as written
   * @param body its bytes
   * @param flaw what is wrong with its framing, if anything
   */
  record Received(
      int status, List<Map.Entry<String, String>> headers, byte[] body, Optional<String> flaw)
      implements WireResult {

    /** The parts, copied. */
    public Received {
      headers = List.copyOf(headers);
      body = body.clone();
    }

    /** The first header of a name, in any case. */
    public Optional<String> header(String name) {
      return headers.stream()
          .filter(header -> header.getKey().equalsIgnoreCase(name))
          .map(Map.Entry::getValue)
          .findFirst();
    }
  }

  /** Why there is no answer. */
  enum Cause {
    UNREACHABLE,
    TIMED_OUT,
    DROPPED,
    TRUNCATED,
    GARBLED,
    ENDLESS
  }

  /**
   * No answer.
   *
   * @param cause why
   * @param detail what was seen
   */
  record NoResponse(Cause cause, String detail) implements WireResult {}
}
