package io.github.bsskit.journal;

/**
 * Something that a client did and should not do, whatever its account and its data.
 *
 * @param rule which rule it broke, for example {@code parameter-malformed} or {@code
 *     unknown-parameter}
 * @param parameter the parameter or header it is about; empty if it is none, or not one alone
 * @param seen its value as it came; may be empty
 * @param row the row or sentence of the contract, with its source
 * @param change what to change in the client
 */
public record Violation(String rule, String parameter, String seen, String row, String change) {

  /** One line. */
  @Override
  public String toString() {
    String what = parameter.isEmpty() ? "" : " " + parameter + "=\"" + Entry.shown(seen) + "\"";
    return rule + what + ": " + row + " " + change;
  }
}
