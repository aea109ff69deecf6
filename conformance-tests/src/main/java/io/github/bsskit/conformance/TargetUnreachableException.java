package io.github.bsskit.conformance;

/** There is nobody to be examined; the message tells why. */
final class TargetUnreachableException extends RuntimeException {

  private static final long serialVersionUID = 1;

  TargetUnreachableException(String message) {
    super(message);
  }
}
