package io.github.bsskit.conformance.report;

import io.github.bsskit.conformance.check.Verdict;

/**
 * A verdict on a page, readable without colour.
 *
 * @param key the class in the style sheet
 * @param sign one character
 * @param words the verdict
 * @param meaning one sentence
 */
record VerdictBadge(String key, String sign, String words, String meaning) {

  static VerdictBadge of(Verdict verdict) {
    return switch (verdict) {
      case PASSED -> of(verdict, "✓", "The requirement is met.");
      case FAILED -> of(verdict, "✗", "The requirement is not met.");
      case KNOWN -> of(verdict, "≈", "The requirement is not met; listed as an expected failure.");
      case OBSERVED -> of(verdict, "○", "Our interpretation; reported, never enforced.");
      case NOT_EXERCISED -> of(verdict, "–", "The check could not run.");
      case ERROR -> of(verdict, "!", "The kit or the connection failed.");
    };
  }

  private static VerdictBadge of(Verdict verdict, String sign, String meaning) {
    return new VerdictBadge(Wording.key(verdict), sign, verdict.words(), meaning);
  }
}
