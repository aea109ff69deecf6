package io.github.bsskit.simulator.api;

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
public record ContractViolation(
    String rule, String parameter, String seen, String row, String change) {

  private static final int LONGEST = 120;

  /** One line. */
  @Override
  public String toString() {
    String what = parameter.isEmpty() ? "" : " " + parameter + "=\"" + oneLine(seen) + "\"";
    return rule + what + ": " + row + " " + change;
  }

  /** A caller's text on one line, shortened. */
  public static String oneLine(String text) {
    String plain = text.replaceAll("\\p{Cntrl}", "?");
    return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
  }
}
