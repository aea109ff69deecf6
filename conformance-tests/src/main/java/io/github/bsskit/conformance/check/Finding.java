package io.github.bsskit.conformance.check;

import static java.util.stream.Collectors.joining;

import io.github.bsskit.conformance.obligation.Expectation;
import io.github.bsskit.conformance.target.Exchange;
import java.util.List;

/**
 * A deviation, as facts for the reports.
 *
 * @param facts in the order in which reports show them
 * @param evidence the exchanges that show it, the decisive one last; may be empty
 */
public record Finding(List<Fact> facts, List<Exchange> evidence) {

  /**
   * One fact.
   *
   * @param key for instance {@code expected}
   * @param value for instance {@code 400 DurationInvalid}
   */
  public record Fact(String key, String value) {}

  private static final String EXPECTED = "expected";

  public Finding {
    facts = List.copyOf(facts);
    evidence = List.copyOf(evidence);
  }

  static Finding of(String expected, String actual, List<Exchange> evidence) {
    return of(expected, actual, "", "", evidence);
  }

  /** A deviation with a third fact; none if its key is empty. */
  static Finding of(
      String expected, String actual, String key, String value, List<Exchange> evidence) {
    Fact first = new Fact(EXPECTED, expected);
    Fact second = new Fact("but was", actual);
    return new Finding(
        key.isEmpty() ? List.of(first, second) : List.of(first, second, new Fact(key, value)),
        evidence);
  }

  /** Whether only a success would have been right. */
  boolean expectsSuccess() {
    return facts.contains(new Fact(EXPECTED, Expectation.success().description()));
  }

  /** The facts without the evidence. */
  @Override
  public String toString() {
    return facts.stream().map(fact -> fact.key() + " " + fact.value()).collect(joining(", "));
  }
}
