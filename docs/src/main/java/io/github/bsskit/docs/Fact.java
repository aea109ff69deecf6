package io.github.bsskit.docs;

import io.github.bsskit.conformance.obligation.Obligation;
import io.github.bsskit.rulebook.Source;
import java.util.List;

/**
 * One thing that the spec states, and what of the kit checks it.
 *
 * @param page the page that states it, without language and ending
 * @param anchor the place on that page
 * @param kind what sort of fact it is; {@code fact.<kind>} is its text
 * @param subject what it is about, as the wire spells it: {@code Duration}, {@code Data.OrderId}
 * @param value what is stated, as the wire spells it; empty if the kind says all
 * @param source where it is from
 * @param checks what tries it, in the order of a run; empty if nothing does
 */
public record Fact(
    String page,
    String anchor,
    String kind,
    String subject,
    String value,
    Source source,
    List<Obligation> checks) {

  /** The list, copied. */
  public Fact {
    checks = List.copyOf(checks);
  }

  /** Whether something of the kit tries it. */
  public boolean isChecked() {
    return !checks.isEmpty();
  }

  /** Whether a difference is only told, since no source demands it. */
  public boolean isOnlyObserved() {
    return isChecked()
        && checks.stream().allMatch(check -> check.demand() == Obligation.Demand.INTERPRETATION);
  }
}
