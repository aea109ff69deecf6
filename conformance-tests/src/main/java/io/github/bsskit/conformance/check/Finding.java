package io.github.bsskit.conformance.check;

import io.github.bsskit.conformance.target.Exchange;
import java.util.List;

/**
 * What is wrong, as facts; how they are told is the reports' affair.
 *
 * @param facts in the order in which they are told
 * @param evidence the exchanges that show it, the decisive one last; maybe none
 */
public record Finding(List<Fact> facts, List<Exchange> evidence) {

  /**
   * One fact.
   *
   * @param key for instance {@code expected}
   * @param value for instance {@code 400 DurationInvalid}
   */
  public record Fact(String key, String value) {}

  /** The lists, copied. */
  public Finding {
    facts = List.copyOf(facts);
    evidence = List.copyOf(evidence);
  }

  static Finding of(String expected, String seen, List<Exchange> evidence) {
    return new Finding(
        List.of(new Fact("expected", expected), new Fact("but was", seen)), evidence);
  }
}
