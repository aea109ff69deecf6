package io.github.bsskit.conformance.target;

/**
 * A profile that cannot be used. The message is complete: one line for each mistake, with file,
 * line, key, what is wrong and the cure; it never holds a secret.
 */
public final class ProfileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ProfileException(String message) {
    super(message);
  }
}
