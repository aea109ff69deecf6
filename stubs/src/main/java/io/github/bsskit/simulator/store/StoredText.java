package io.github.bsskit.simulator.store;

import java.util.HexFormat;

/**
 * Texts that callers choose, as databases keep them. PostgreSQL has no character U+0000, UTF-8 has
 * no single surrogates, and PostgreSQL's index of texts as bytes has no backslashes. These
 * characters are written as U+0001 and their code in four hexadecimal digits.
 */
final class StoredText {

  private static final char ESCAPE = '\u0001';
  private static final int DIGITS = 4;

  private StoredText() {}

  /** The text to store. */
  static String write(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isEscaped(text, i)) {
        out.append(ESCAPE).append(HexFormat.of().toHexDigits(c));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static boolean isEscaped(String text, int index) {
    char c = text.charAt(index);
    boolean isHalf =
        Character.isHighSurrogate(c)
                && (index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1)))
            || Character.isLowSurrogate(c)
                && (index == 0 || !Character.isHighSurrogate(text.charAt(index - 1)));
    return c == 0 || c == ESCAPE || c == '\\' || isHalf;
  }

  /** The text that was stored. */
  static String read(String stored) {
    if (stored.indexOf(ESCAPE) < 0) {
      return stored;
    }
    StringBuilder out = new StringBuilder(stored.length());
    for (int i = 0; i < stored.length(); i++) {
      char c = stored.charAt(i);
      if (c == ESCAPE) {
        out.append((char) Integer.parseInt(stored.substring(i + 1, i + 1 + DIGITS), 16));
        i += DIGITS;
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
