package io.github.bsskit.simulator.gateway;

import io.github.bsskit.contract.DocumentedError;
import java.util.List;

/**
 * An error to be answered.
 *
 * @param status the error's own, unless the settings ask for another
 * @param message the error's sentence, filled in
 * @param headers what goes with this error beside the usual headers
 * @param reason why; the caller is not told
 */
record Rejection(
    DocumentedError error,
    int status,
    String message,
    List<Header> headers,
    RejectionDetail reason) {

  static Rejection of(DocumentedError error) {
    return new Rejection(error, error.status(), error.message(), List.of(), RejectionDetail.NONE);
  }

  /** The same with headers. */
  Rejection with(List<Header> more) {
    return new Rejection(error, status, message, more, reason);
  }

  /** The same under another HTTP status. */
  Rejection under(int otherStatus) {
    return new Rejection(error, otherStatus, message, headers, reason);
  }

  /** The same for this reason. */
  Rejection because(RejectionDetail otherReason) {
    return new Rejection(error, status, message, headers, otherReason);
  }

  /** The same with a sentence in brackets behind the documented one. */
  Rejection adding(String sentence) {
    return new Rejection(error, status, message + " (" + sentence + ")", headers, reason);
  }

  /** Fills a {placeholder} of the sentence in. */
  Rejection with(String placeholder, String value) {
    return new Rejection(
        error, status, message.replace("{" + placeholder + "}", value), headers, reason);
  }
}
