package io.github.bsskit.conformance.report;

import io.github.bsskit.conformance.check.Finding.Fact;
import io.github.bsskit.conformance.check.FindingGroup;
import io.github.bsskit.conformance.check.FindingGroup.RootCause;
import io.github.bsskit.conformance.check.Result;
import io.github.bsskit.conformance.target.SafeText;
import java.util.ArrayList;
import java.util.List;

/**
 * A group of findings as reports show it.
 *
 * @param headline the cause in one sentence, or what was expected and seen
 * @param cause the key of a proven root cause; empty without one
 * @param proof what proves the cause
 * @param results those of the group; the first represents it
 */
record ShownGroup(String headline, String cause, List<Fact> proof, List<Result> results) {

  /** The most groups that the console and the summary of a job show. */
  static final int MOST = 20;

  private static final int MAX_HEADLINE = 300;
  private static final int NAMED = 3;

  static List<ShownGroup> of(RunReport report) {
    return FindingGroup.of(FindingOrder.of(report), report.results()).stream()
        .map(ShownGroup::of)
        .toList();
  }

  private static ShownGroup of(FindingGroup group) {
    Secrets secrets =
        Secrets.of(group.first().finding().map(finding -> finding.evidence()).orElse(List.of()));
    String headline =
        group.cause().map(RootCause::headline).orElseGet(() -> Evidence.of(group.first()).line());
    List<Fact> proof =
        group.cause().map(RootCause::facts).orElse(List.of()).stream()
            .map(fact -> new Fact(fact.key(), secrets.masked(fact.value())))
            .map(fact -> new Fact(fact.key(), SafeText.limited(fact.value(), Evidence.MAX_FACT)))
            .toList();
    return new ShownGroup(
        SafeText.limited(headline, MAX_HEADLINE),
        group.cause().map(RootCause::key).orElse(""),
        proof,
        group.results());
  }

  Result first() {
    return results.get(0);
  }

  List<String> addresses() {
    return results.stream().map(result -> result.obligation().address()).toList();
  }

  /** Whether the headline is a proven cause. */
  boolean hasCause() {
    return !cause.isEmpty();
  }

  /** The other findings in one line; empty if there is only one. */
  String others() {
    if (results.size() == 1) {
      return "";
    }
    List<String> named =
        new ArrayList<>(addresses().subList(1, Math.min(NAMED + 1, results.size())));
    if (results.size() - 1 > named.size()) {
      named.add("…");
    }
    return results.size() - 1 + " more: " + String.join(", ", named);
  }
}
