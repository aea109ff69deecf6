package io.github.bsskit.conformance.report;

import io.github.bsskit.conformance.check.Verdict;

/**
 * Colours for a terminal.
 *
 * @param enabled whether colours are used
 */
record AnsiColor(boolean enabled) {

  /** A text in the colour of a verdict. */
  String as(Verdict verdict, String text) {
    if (!enabled) {
      return text;
    }
    String code =
        switch (verdict) {
          case PASSED -> "32";
          case FAILED, ERROR -> "1;31";
          case KNOWN -> "33";
          case OBSERVED -> "36";
          case NOT_EXERCISED -> "2";
        };
    return "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
