package io.github.bsskit.simulator.sdk;

import java.util.Map;
import java.util.OptionalInt;

/** What an official client reports about a call. */
sealed interface Outcome {

  /**
   * The call succeeded.
   *
   * @param members all members of the answer by the names that they have on the wire
   */
  record Success(Map<String, Object> members) implements Outcome {}

  /**
   * The server returned an error.
   *
   * @param status the HTTP status, if the client shows it
   */
  record Refusal(String code, String message, String requestId, OptionalInt status)
      implements Outcome {}

  /**
   * The client could make nothing of what it got, or got nothing.
   *
   * @param reason what it throws
   */
  record Failure(Exception reason) implements Outcome {}

  /**
   * The client rejected the request and sent nothing.
   *
   * @param reason what the client says
   */
  record Unsent(String reason) implements Outcome {}

  /** The members of a success; anything else fails the test. */
  default Map<String, Object> members() {
    if (this instanceof Success success) {
      return success.members();
    }
    throw new AssertionError("expected a success, and got " + this);
  }

  /** The error of the server; any other outcome fails the test. */
  default Refusal refusal() {
    if (this instanceof Refusal rejection) {
      return rejection;
    }
    throw new AssertionError("expected a refusal, and got " + this);
  }
}
