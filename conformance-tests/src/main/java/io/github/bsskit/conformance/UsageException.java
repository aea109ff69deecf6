package io.github.bsskit.conformance;

/** Something that a user asked for in a way that cannot be met; the message tells the cure. */
final class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1;

  UsageException(String message) {
    super(message);
  }
}
