package io.github.bsskit.conformance.target;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One request and what came back.
 *
 * @param number counts the exchanges of a run, from 1
 * @param call what was called; empty for traffic that is no call
 * @param request as it was sent
 * @param result as it came back
 * @param document the body, read
 * @param at when its first byte was sent
 * @param took from the first byte sent to the last received
 */
public record Exchange(
    int number,
    Optional<Call> call,
    Request request,
    WireResult result,
    Optional<ResponseDocument> document,
    Instant at,
    Duration took) {

  /** The longest text of a body that is shown. */
  private static final int SHOWN = 4000;

  /** The answer's HTTP status; 0 if there is no answer. */
  public int status() {
    return result instanceof WireResult.Received received ? received.status() : 0;
  }

  /** A member's text; empty if there is no such answer or member. */
  public String field(String path) {
    return document.flatMap(read -> read.root().textAt(path)).orElse("");
  }

  /** What came back, for a reader in a line. */
  public String summary() {
    if (result instanceof WireResult.NoResponse lost) {
      return switch (lost.cause()) {
        case TIMED_OUT -> "no answer in time: " + lost.detail();
        case DROPPED -> "the connection was dropped: " + lost.detail();
        case TRUNCATED -> "the answer is shorter than it says: " + lost.detail();
        case ENDLESS -> "the answer does not end: " + lost.detail();
        case GARBLED -> "no HTTP: " + lost.detail();
        case UNREACHABLE -> "not reachable: " + lost.detail();
      };
    }
    String code = field("Code");
    if (isSuccess(code)) {
      // one page's code of a success is 200, which beside the status says nothing
      return status() + (status() / 100 == 2 ? " (success)" : " with the Code of a success");
    } else if (!code.isEmpty()) {
      return status() + " " + code;
    }
    String start = bodyText().strip().lines().findFirst().orElse("an empty body");
    return status() + ", no Code: " + (start.length() > 80 ? start.substring(0, 80) + "…" : start);
  }

  private boolean isSuccess(String code) {
    return call.flatMap(called -> called.operation().success().field("Code"))
        .filter(member -> member.values().contains(code))
        .isPresent();
  }

  /** The body's text, cut if it is very long. */
  public String bodyText() {
    if (!(result instanceof WireResult.Received received)) {
      return "";
    }
    String text = new String(received.body(), StandardCharsets.UTF_8);
    return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
  }

  /** The answer for a reader: status, headers, body. */
  public String responseText() {
    if (!(result instanceof WireResult.Received received)) {
      return summary() + "\n";
    }
    StringBuilder text = new StringBuilder("HTTP " + received.status() + "\n");
    received
        .headers()
        .forEach(
            header ->
                text.append(header.getKey()).append(": ").append(header.getValue()).append('\n'));
    return text.append('\n').append(bodyText()).append('\n').toString();
  }
}
