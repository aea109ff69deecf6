package io.github.bsskit.simulator.explain;

import io.github.bsskit.simulator.explain.SignatureExplanation.Difference;
import io.github.bsskit.simulator.gateway.PercentEncoding;
import io.github.bsskit.simulator.world.PrintableText;
import java.util.Locale;
import java.util.Optional;

/** Finds the first difference between the text of the server and the one that a client signed. */
final class TextDifference {

  private static final int AROUND = 24;

  private TextDifference() {}

  /** Compares two V1 strings to sign; decoded once if only their canonical queries differ. */
  static Optional<Difference> ofV1(String expected, String signed) {
    String expectedQuery = queryOf(expected);
    String signedQuery = queryOf(signed);
    boolean isSameFrame =
        signedQuery != null
            && frameOf(expected).equals(frameOf(signed))
            && PercentEncoding.encode(signedQuery)
                .equals(signed.substring(frameOf(signed).length()));
    return isSameFrame
        ? between("canonical query", expectedQuery, signedQuery)
        : between("string to sign", expected, signed);
  }

  /** Compares two texts; empty if they are equal. */
  static Optional<Difference> between(String in, String expected, String signed) {
    if (expected.equals(signed)) {
      return Optional.empty();
    }
    int at = 0;
    while (at < expected.length()
        && at < signed.length()
        && expected.charAt(at) == signed.charAt(at)) {
      at++;
    }
    // Do not split a surrogate pair.
    if (at > 0 && Character.isHighSurrogate(expected.charAt(at - 1))) {
      at--;
    }
    return Optional.of(
        new Difference(
            in,
            at,
            around(expected, at),
            around(signed, at),
            character(expected, at),
            character(signed, at)));
  }

  private static String frameOf(String toSign) {
    return toSign.substring(0, toSign.indexOf('&', toSign.indexOf('&') + 1) + 1);
  }

  private static String queryOf(String toSign) {
    String frame = frameOf(toSign);
    return frame.isEmpty() ? null : PercentEncoding.decode(toSign.substring(frame.length()));
  }

  private static String around(String text, int at) {
    int start = Math.max(0, at - AROUND);
    int end = Math.min(text.length(), at + AROUND);
    String part = text.substring(start, end);
    return (start > 0 ? "…" : "") + PrintableText.line(part) + (end < text.length() ? "…" : "");
  }

  private static String character(String text, int at) {
    if (at == text.length()) {
      return "the end";
    }
    int point = text.codePointAt(at);
    return String.format(
        Locale.ROOT, "'%s' (U+%04X)", PrintableText.line(Character.toString(point)), point);
  }
}
