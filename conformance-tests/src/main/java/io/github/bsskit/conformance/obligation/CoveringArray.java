package io.github.bsskit.conformance.obligation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Chooses few of many combinations, so that each pair of values still occurs in one of them. */
final class CoveringArray {

  private CoveringArray() {}

  /**
   * The chosen candidates, in a fixed order; always the candidate that adds most pairs.
   *
   * @param candidates all combinations
   * @param values the values of a candidate, one for each dimension
   */
  static <T> List<T> pairwise(List<T> candidates, Function<T, List<?>> values) {
    Set<List<Object>> missing = new HashSet<>();
    candidates.forEach(candidate -> missing.addAll(pairs(values.apply(candidate))));
    List<T> chosen = new ArrayList<>();
    while (!missing.isEmpty()) {
      T best = candidates.get(0);
      long most = 0;
      for (T candidate : candidates) {
        long added = pairs(values.apply(candidate)).stream().filter(missing::contains).count();
        if (added > most) {
          most = added;
          best = candidate;
        }
      }
      missing.removeAll(pairs(values.apply(best)));
      chosen.add(best);
    }
    return chosen;
  }

  private static Set<List<Object>> pairs(List<?> values) {
    Set<List<Object>> pairs = new HashSet<>();
    for (int i = 0; i < values.size(); i++) {
      for (int j = i + 1; j < values.size(); j++) {
        pairs.add(List.of(i, values.get(i), j, values.get(j)));
      }
    }
    return pairs;
  }
}
