package io.github.bsskit.conformance.target;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One request and its result.
 *
 * @param number counts the exchanges of a run from 1; 0 before it is recorded
 * @param call what was called; empty for traffic that is not a call
 * @param request as sent
 * @param result what came back
 * @param document the parsed body; empty without a response
 * @param at when the first byte was sent
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

  private static final int LONGEST_LINE = 80;

  /** An exchange that has just ended and is not recorded yet. */
  static Exchange ended(Optional<Call> call, Request request, WireResult result, Instant at) {
    Duration took = Duration.between(at, Instant.now());
    return new Exchange(0, call, request, result, result.document(), at, took);
  }

  /** The exchange with its number. */
  Exchange numbered(int count) {
    return new Exchange(count, call, request, result, document, at, took);
  }

  /** The HTTP status; 0 without a response. */
  public int status() {
    return result.status();
  }

  /** The text of a field of the response; empty without a response or field. */
  public String field(String path) {
    return document.flatMap(read -> read.root().textAt(path)).orElse("");
  }

  /** Whether the call was rejected because of the rate limit. */
  boolean isThrottled() {
    return field("Code").startsWith("Throttling");
  }

  /** The result in one line. */
  public String summary() {
    if (document.isEmpty()) {
      return result.text().strip();
    }
    String code = field("Code");
    if (isSuccess(code)) {
      // one operation's success has the Code 200, which adds nothing to the status
      return status() + (status() / 100 == 2 ? " (success)" : " with the Code of a success");
    }
    if (!code.isEmpty()) {
      return status() + " " + code;
    }
    String start = bodyText().strip().lines().findFirst().orElse("an empty body");
    boolean isLong = start.length() > LONGEST_LINE;
    return status() + ", no Code: " + (isLong ? start.substring(0, LONGEST_LINE) + "…" : start);
  }

  private boolean isSuccess(String code) {
    return call.flatMap(called -> called.operation().success().field("Code"))
        .filter(field -> field.values().contains(code))
        .isPresent();
  }

  /** The body as text, shortened if it is long. */
  public String bodyText() {
    return result.bodyText();
  }

  /** The response for a reader, with status, headers and body; or why there is none. */
  public String responseText() {
    return result.text();
  }
}
