package io.github.bsskit.run;

/** Something that a user asked for in a way that cannot be met; the message tells the cure. */
final class UsageMistake extends RuntimeException {

  private static final long serialVersionUID = 1;

  UsageMistake(String message) {
    super(message);
  }
}
