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
record Refusal(
    DocumentedError error, int status, String message, List<Header> headers, RefusalDetail reason) {

  static Refusal of(DocumentedError error) {
    return new Refusal(error, error.status(), error.message(), List.of(), RefusalDetail.NONE);
  }

  /** The same with headers. */
  Refusal with(List<Header> more) {
    return new Refusal(error, status, message, more, reason);
  }

  /** The same under another HTTP status. */
  Refusal under(int otherStatus) {
    return new Refusal(error, otherStatus, message, headers, reason);
  }

  /** The same for this reason. */
  Refusal because(RefusalDetail otherReason) {
    return new Refusal(error, status, message, headers, otherReason);
  }

  /** The same with a sentence in brackets behind the documented one. */
  Refusal adding(String sentence) {
    return new Refusal(error, status, message + " (" + sentence + ")", headers, reason);
  }

  /** Fills a {placeholder} of the sentence in. */
  Refusal with(String placeholder, String value) {
    return new Refusal(
        error, status, message.replace("{" + placeholder + "}", value), headers, reason);
  }
}
