package io.github.bsskit.docs;

import io.github.bsskit.conformance.obligation.Obligation;
import io.github.bsskit.rulebook.Source;
import java.util.List;

/**
 * A fact of the spec, with the checks that test it.
 *
 * @param page the page that states it, without language and ending
 * @param anchor its place on that page
 * @param kind the kind of fact; {@code fact.<kind>} is its text
 * @param subject what it is about, as on the wire: {@code Duration}, {@code Data.OrderId}
 * @param value the stated value, as on the wire; empty if the kind says everything
 * @param source the source
 * @param checks in the order of a run; empty if untested
 */
public record Fact(
    String page,
    String anchor,
    String kind,
    String subject,
    String value,
    Source source,
    List<Obligation> checks) {

  /** Copies the list. */
  public Fact {
    checks = List.copyOf(checks);
  }

  public boolean isChecked() {
    return !checks.isEmpty();
  }

  /** Whether a deviation is only reported, because no source requires the fact. */
  public boolean isOnlyObserved() {
    return isChecked()
        && checks.stream().allMatch(check -> check.demand() == Obligation.Demand.INTERPRETATION);
  }
}
