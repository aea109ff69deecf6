package io.github.bsskit.simulator.api;

/**
 * A mistake of the client that does not depend on its account or data.
 *
 * @param rule the violated rule, for example {@code parameter-malformed} or {@code
 *     unknown-parameter}
 * @param parameter the parameter or header; empty if the mistake is not about a single one
 * @param seen its value as received; may be empty
 * @param row the row or sentence of the contract, with its source
 * @param change how to fix the client
 */
public record ContractViolation(
    String rule, String parameter, String seen, String row, String change) {

  private static final int MAX_LENGTH = 120;

  /** One line. */
  @Override
  public String toString() {
    String what = parameter.isEmpty() ? "" : " " + quoted(parameter, seen);
    return rule + what + ": " + row + " " + change;
  }

  static String quoted(String parameter, String value) {
    return parameter + "=\"" + oneLine(value) + "\"";
  }

  /** Received text without control characters, at most 120 characters long. */
  static String oneLine(String text) {
    String plain = text.replaceAll("\\p{Cntrl}", "?");
    return plain.length() <= MAX_LENGTH ? plain : plain.substring(0, MAX_LENGTH) + "…";
  }
}
