package io.github.bsskit.conformance;

import io.github.bsskit.conformance.obligation.Obligation;
import io.github.bsskit.conformance.obligation.Step;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which obligations a run tries: those that were asked for, and, for a law that was asked for, the
 * calls whose answers bear on it.
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
      boolean asked = in.isEmpty() || in.stream().anyMatch(obligation::matches);
      if (asked && out.stream().noneMatch(obligation::matches)) {
        wanted.add(obligation);
      }
    }
    List<Obligation> laws = wanted.stream().filter(Obligation::isLaw).toList();
    for (Obligation obligation : all) {
      boolean evidence =
          !obligation.isLaw() && laws.stream().anyMatch(law -> bearsOn(law, obligation));
      if (wanted.contains(obligation) || (!in.isEmpty() && evidence) || obligation.isLaw()) {
        tried.add(obligation);
      }
    }
  }

  /**
   * Everything that is tried, in order; laws that nobody asked for among them, since they watch.
   */
  List<Obligation> tried() {
    return tried;
  }

  /** What was asked for, in order. */
  Set<Obligation> wanted() {
    return wanted;
  }

  /** Whether an obligation was asked for. */
  boolean isWanted(Obligation obligation) {
    return wanted.contains(obligation);
  }

  int size() {
    return wanted.size();
  }

  /** Every exchange tries a law; those with the law's operation, or with the gateway, will do. */
  private static boolean bearsOn(Obligation law, Obligation obligation) {
    boolean isLong = obligation.steps().stream().anyMatch(Selection::isLong);
    boolean isAboutAll = law.group().equals("response");
    return (isAboutAll || obligation.group().equals(law.group()))
        && (!isLong || law.address().contains("/rate-limit/"));
  }

  private static boolean isLong(Step step) {
    return step instanceof Step.Generated || step instanceof Step.Burst;
  }
}
