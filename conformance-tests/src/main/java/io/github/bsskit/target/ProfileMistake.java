package io.github.bsskit.target;

/**
 * A profile that cannot be used. The message is complete: one line for each mistake, with file,
 * line, key, what is wrong and the cure; it never holds a secret.
 */
public final class ProfileMistake extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ProfileMistake(String message) {
    super(message);
  }
}
