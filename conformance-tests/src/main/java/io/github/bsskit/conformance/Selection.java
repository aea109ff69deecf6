package io.github.bsskit.conformance;

import io.github.bsskit.conformance.obligation.Invariant;
import io.github.bsskit.conformance.obligation.Obligation;
import io.github.bsskit.conformance.obligation.Step;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The obligations of a run: the selected ones, and for a selected invariant the calls that provide
 * evidence for it.
 */
final class Selection {

  private final Set<Obligation> wanted = new LinkedHashSet<>();
  private final List<Obligation> tried = new ArrayList<>();

  Selection(List<Obligation> all, List<String> patterns) {
    List<String> in = patterns.stream().filter(pattern -> !pattern.startsWith("!")).toList();
    List<String> out =
        patterns.stream()
            .filter(pattern -> pattern.startsWith("!"))
            .map(pattern -> pattern.substring(1))
            .toList();
    for (Obligation obligation : all) {
      boolean isIncluded = in.isEmpty() || in.stream().anyMatch(obligation::matches);
      if (isIncluded && out.stream().noneMatch(obligation::matches)) {
        wanted.add(obligation);
      }
    }
    List<Obligation> laws = wanted.stream().filter(Obligation::isInvariant).toList();
    for (Obligation obligation : all) {
      boolean isUseful =
          !obligation.isInvariant() && laws.stream().anyMatch(law -> isEvidence(law, obligation));
      if (wanted.contains(obligation) || (!in.isEmpty() && isUseful) || obligation.isInvariant()) {
        tried.add(obligation);
      }
    }
  }

  /** Everything that runs, in order, including invariants that were not selected. */
  List<Obligation> tried() {
    return tried;
  }

  /** The selected obligations, in order. */
  Set<Obligation> wanted() {
    return wanted;
  }

  /** Whether an obligation was selected. */
  boolean isWanted(Obligation obligation) {
    return wanted.contains(obligation);
  }

  int size() {
    return wanted.size();
  }

  /** Exchanges of the same operation, or of the gateway, are evidence. */
  private static boolean isEvidence(Obligation law, Obligation obligation) {
    boolean isLong = obligation.steps().stream().anyMatch(Step::isLong);
    boolean isAboutAll = law.group().equals(Invariant.GROUP);
    return (isAboutAll || obligation.group().equals(law.group()))
        && (!isLong || law.address().contains("/rate-limit/"));
  }
}
