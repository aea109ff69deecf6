package io.github.bsskit.conformance.report;

import io.github.bsskit.conformance.check.Verdict;

/**
 * A verdict on a page: a sign and a word, so that nobody needs to see its colour.
 *
 * @param key its class in the style sheet
 * @param sign one character
 * @param words the verdict
 * @param meaning what it says
 */
record VerdictBadge(String key, String sign, String words, String meaning) {

  static VerdictBadge of(Verdict verdict) {
    return switch (verdict) {
      case PASSED -> of(verdict, "✓", "It holds.");
      case FAILED -> of(verdict, "✗", "It does not hold.");
      case KNOWN -> of(verdict, "≈", "It does not hold, and that is listed as expected.");
      case OBSERVED -> of(verdict, "○", "An interpretation: what was seen is told, no more.");
      case NOT_EXERCISED -> of(verdict, "–", "It could not be tried.");
      case ERROR -> of(verdict, "!", "The kit itself failed, or the connection did.");
    };
  }

  private static VerdictBadge of(Verdict verdict, String sign, String meaning) {
    return new VerdictBadge(Wording.key(verdict), sign, verdict.words(), meaning);
  }
}
