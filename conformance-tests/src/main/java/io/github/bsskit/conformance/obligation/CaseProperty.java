package io.github.bsskit.conformance.obligation;

/** A property of all generated calls of an operation. */
public enum CaseProperty {
  VALID("valid", "Every valid call succeeds"),
  ONE_VIOLATION("one-violation", "A single violation returns its documented error"),
  SEVERAL_VIOLATIONS(
      "several-violations", "Several violations return the documented error of one of them"),
  ANYTHING("anything", "Every input returns a documented response"),
  LEDGER_MODEL(
      "ledger-model", "A sequence of creations for several owners agrees with a simple model");

  private final String label;
  private final String statement;

  CaseProperty(String label, String statement) {
    this.label = label;
    this.statement = statement;
  }

  /** The last name of the address. */
  public String label() {
    return label;
  }

  /** The property, without a full stop. */
  public String statement() {
    return statement;
  }
}
