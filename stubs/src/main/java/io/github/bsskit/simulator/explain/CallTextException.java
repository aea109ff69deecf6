package io.github.bsskit.simulator.explain;

/** The text cannot be read as a request; the message names the problem and the fix. */
public final class CallTextException extends RuntimeException {

  private static final int MAX_SHOWN = 300;

  private static final long serialVersionUID = 1L;

  CallTextException(String message) {
    super(message);
  }

  /** A part of the text in a message, shortened. */
  static String shown(String part) {
    return part.length() <= MAX_SHOWN ? part : part.substring(0, MAX_SHOWN) + "…";
  }
}
