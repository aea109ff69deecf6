package io.github.bsskit.conformance.check;

import io.github.bsskit.conformance.check.Finding.Fact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Findings with one cause: a root cause that their exchanges prove, or else the same expectation
 * and the same difference.
 *
 * @param cause the root cause; empty if none is proven
 * @param results in the order of the run, at least one; the first represents the group
 */
public record FindingGroup(Optional<RootCause> cause, List<Result> results) {

  /**
   * A cause that the exchanges of a finding prove.
   *
   * @param key equal for findings with this cause
   * @param headline one sentence
   * @param facts what proves it
   */
  public record RootCause(String key, String headline, List<Fact> facts) {}

  /** Copies the list. */
  public FindingGroup {
    results = List.copyOf(results);
  }

  /** The result that represents the group. */
  public Result first() {
    return results.get(0);
  }

  /**
   * The groups of a run's findings: those with a root cause first, then in the order of their first
   * results.
   *
   * @param findings failures, known failures and errors
   * @param all all results of the run, which may rule a cause out
   */
  public static List<FindingGroup> of(List<Result> findings, List<Result> all) {
    UnreadBody unreadBody = UnreadBody.in(all);
    Map<String, List<Result>> groups = new LinkedHashMap<>();
    Map<String, RootCause> causes = new LinkedHashMap<>();
    for (Result result : findings) {
      Optional<RootCause> cause = cause(result).or(() -> unreadBody.cause(result));
      String key = result.verdict() + " " + cause.map(RootCause::key).orElseGet(() -> same(result));
      cause.ifPresent(proven -> causes.putIfAbsent(key, proven));
      groups.computeIfAbsent(key, absent -> new ArrayList<>()).add(result);
    }
    return groups.entrySet().stream()
        .map(
            group ->
                new FindingGroup(Optional.ofNullable(causes.get(group.getKey())), group.getValue()))
        .sorted(Comparator.comparing(group -> group.cause().isEmpty()))
        .toList();
  }

  /** A key that is equal for findings of one group, as far as one finding alone shows. */
  public static String key(Result result) {
    return result.verdict() + " " + cause(result).map(RootCause::key).orElseGet(() -> same(result));
  }

  private static Optional<RootCause> cause(Result result) {
    return SignatureCause.of(result).or(() -> ClockCause.of(result));
  }

  private static String same(Result result) {
    return result
        .finding()
        .map(finding -> DifferenceKey.of(result.obligation(), finding))
        .orElseGet(() -> DifferenceKey.normalized(result.reason()));
  }
}
