package io.github.bsskit.simulator.gateway;

import io.github.bsskit.contract.DocumentedError;
import java.util.List;

/**
 * An error response to be written.
 *
 * @param status the error's, or another one from the settings
 * @param message the error's message with its placeholders filled in
 * @param headers in addition to those of every response
 * @param detail for the journal; not sent
 */
record Rejection(
    DocumentedError error,
    int status,
    String message,
    List<Header> headers,
    RejectionDetail detail) {

  static Rejection of(DocumentedError error) {
    return new Rejection(error, error.status(), error.message(), List.of(), RejectionDetail.NONE);
  }

  /** With a hint that the client sees; may be empty. */
  static Rejection explained(DocumentedError error, String hint) {
    Rejection rejection = of(error).because(new RejectionDetail("", "", hint));
    return hint.isEmpty() ? rejection : rejection.adding(hint);
  }

  Rejection with(List<Header> more) {
    return new Rejection(error, status, message, more, detail);
  }

  Rejection withStatus(int otherStatus) {
    return new Rejection(error, otherStatus, message, headers, detail);
  }

  Rejection because(RejectionDetail otherDetail) {
    return new Rejection(error, status, message, headers, otherDetail);
  }

  /** Appends a sentence in brackets to the message. */
  Rejection adding(String sentence) {
    return new Rejection(error, status, message + " (" + sentence + ")", headers, detail);
  }

  /** Fills in a {placeholder} of the message. */
  Rejection with(String placeholder, String value) {
    return new Rejection(
        error, status, message.replace("{" + placeholder + "}", value), headers, detail);
  }
}
