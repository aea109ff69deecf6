package io.github.bsskit.conformance.check;

import io.github.bsskit.conformance.check.Finding.Fact;
import io.github.bsskit.conformance.obligation.Obligation;
import java.util.stream.Collectors;

/**
 * What a finding expects and how the response differs, without values that are new in every call.
 */
final class DifferenceKey {

  private DifferenceKey() {}

  /**
   * The key. Findings of an invariant, and wrongly accepted calls, share one only within their
   * topic: these are different mistakes of a server even if the texts are equal.
   */
  static String of(Obligation obligation, Finding finding) {
    String difference =
        finding.facts().stream()
            .filter(fact -> fact.key().equals("expected") || fact.key().equals("but was"))
            .map(Fact::value)
            .map(DifferenceKey::normalized)
            .collect(Collectors.joining(" | "));
    boolean isAccepted =
        finding.facts().stream()
            .anyMatch(fact -> fact.key().equals("but was") && fact.value().contains("(success)"));
    if (obligation.isInvariant()) {
      return rest(obligation.address()) + " " + difference;
    }
    return isAccepted ? rest(obligation.address()).split("/")[0] + " " + difference : difference;
  }

  private static String rest(String address) {
    return address.substring(address.indexOf('/') + 1);
  }

  /** The text with placeholders for ids, times, hashes and long numbers. */
  static String normalized(String text) {
    String start = text.length() > 2000 ? text.substring(0, 2000) : text;
    return start
        .replaceAll("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID")
        .replaceAll("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2})?\\S*", "TIME")
        .replaceAll("(?i)[0-9a-f]{16,}", "HASH")
        .replaceAll("\\d{4,}", "N")
        .replaceAll("\\b\\d+ (calls|times|ms|s|min|responses|bytes|characters)\\b", "N $1")
        .replaceAll("\\bexchange \\d+", "exchange N");
  }
}
