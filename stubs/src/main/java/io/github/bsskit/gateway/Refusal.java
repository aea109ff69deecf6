package io.github.bsskit.gateway;

import io.github.bsskit.contract.DocumentedError;
import java.util.List;

/**
 * An error to be answered.
 *
 * @param message the error's sentence, filled in
 * @param headers what goes with this error beside the usual headers
 */
record Refusal(DocumentedError error, String message, List<Header> headers) {

  static Refusal of(DocumentedError error) {
    return new Refusal(error, error.message(), List.of());
  }

  static Refusal of(DocumentedError error, List<Header> headers) {
    return new Refusal(error, error.message(), headers);
  }

  /** Fills a {placeholder} of the sentence in. */
  Refusal with(String placeholder, String value) {
    return new Refusal(error, message.replace("{" + placeholder + "}", value), headers);
  }
}
