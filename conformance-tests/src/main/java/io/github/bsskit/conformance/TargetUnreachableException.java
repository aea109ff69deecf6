package io.github.bsskit.conformance;

import io.github.bsskit.conformance.target.SafeText;

/** The target cannot be reached; the message has the reason. */
final class TargetUnreachableException extends RuntimeException {

  private static final long serialVersionUID = 1;

  TargetUnreachableException(String message) {
    super(SafeText.line(message));
  }
}
