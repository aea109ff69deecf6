package io.github.bsskit.conformance.obligation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    Map<T, Set<List<Object>>> missing = new LinkedHashMap<>();
    candidates.forEach(candidate -> missing.put(candidate, pairs(values.apply(candidate))));
    List<T> chosen = new ArrayList<>();
    while (!missing.isEmpty()) {
      T best = candidates.get(0);
      int most = 0;
      for (Map.Entry<T, Set<List<Object>>> candidate : missing.entrySet()) {
        if (candidate.getValue().size() > most) {
          most = candidate.getValue().size();
          best = candidate.getKey();
        }
      }
      Set<List<Object>> added = missing.remove(best);
      missing.values().forEach(pairs -> pairs.removeAll(added));
      missing.values().removeIf(Set::isEmpty);
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
