package io.github.bsskit.docs;

import io.github.bsskit.conformance.obligation.Obligation;
import io.github.bsskit.rulebook.ErrorRule;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** What the kit tries, found by address or by the error that must come. */
record ObligationIndex(List<Obligation> all) {

  ObligationIndex {
    all = List.copyOf(all);
  }

  /** Those at or below any of these addresses; {@code *} stands for any text. */
  List<Obligation> at(String... patterns) {
    return where(check -> Arrays.stream(patterns).anyMatch(check::matches));
  }

  /** Those below an address in which an error must come, and the laws of its row. */
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
