package io.github.bsskit.docs;

import io.github.bsskit.conformance.obligation.Obligation;
import io.github.bsskit.rulebook.ErrorRule;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** Finds checks by address, or by the error that they expect. */
record ObligationIndex(List<Obligation> all) {

  ObligationIndex {
    all = List.copyOf(all);
  }

  /**
   * The checks at or below any of these addresses, also when they are called in other ways; {@code
   * *} matches any text.
   */
  List<Obligation> at(String... patterns) {
    return where(
        check ->
            Arrays.stream(patterns)
                .anyMatch(
                    pattern ->
                        check.matches(pattern)
                            || check.matches(pattern.replaceFirst("/", "/variant/"))));
  }

  /** The checks of a group that expect an error, and the invariants of the error. */
  List<Obligation> of(String group, ErrorRule error) {
    return where(
        check ->
            check.matches(group + "/error/" + error.name())
                || check.group().equals(group) && check.errors().contains(error));
  }

  private List<Obligation> where(Predicate<Obligation> wanted) {
    return all.stream().filter(wanted).toList();
  }
}
