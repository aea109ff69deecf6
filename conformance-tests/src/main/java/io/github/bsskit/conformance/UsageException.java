package io.github.bsskit.conformance;

/** Invalid input of the user; the message has the fix. */
final class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1;

  UsageException(String message) {
    super(message);
  }
}
