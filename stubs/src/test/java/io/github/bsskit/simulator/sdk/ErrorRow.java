package io.github.bsskit.simulator.sdk;

import java.util.Map;

/**
 * A documented error and a call that causes it. The status of all of them is 400.
 *
 * @param when what is wrong with the call
 * @param whyAsyncDoesNotSend what the asynchronous client says instead of sending the call; null if
 *     it sends it, as all others do
 */
record ErrorRow(
    String action,
    String code,
    String message,
    String when,
    Key caller,
    Map<String, String> parameters,
    String whyAsyncDoesNotSend) {

  ErrorRow(
      String action,
      String code,
      String message,
      String when,
      Key caller,
      Map<String, String> parameters) {
    this(action, code, message, when, caller, parameters, null);
  }

  /** The same row, for a call that the asynchronous client does not send. */
  ErrorRow butAsyncSays(String reason) {
    return new ErrorRow(action, code, message, when, caller, parameters, reason);
  }

  boolean isSentBy(Mode mode) {
    return whyAsyncDoesNotSend == null || !mode.isAsync();
  }

  @Override
  public String toString() {
    return action + " " + code + ", " + when;
  }
}
