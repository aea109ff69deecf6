package io.github.bsskit.conformance.target;

/**
 * An invalid profile. The message has one line per error, with file, line, key path, what is wrong
 * and the fix; it never contains a secret.
 */
public final class ProfileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ProfileException(String message) {
    super(message);
  }
}
