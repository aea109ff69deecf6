package io.github.bsskit.run;

/** There is nobody to be examined; the message tells why. */
final class Unreachable extends RuntimeException {

  private static final long serialVersionUID = 1;

  Unreachable(String message) {
    super(message);
  }
}
