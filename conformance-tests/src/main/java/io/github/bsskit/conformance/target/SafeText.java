package io.github.bsskit.conformance.target;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** Makes text of a target safe to show: it must not control a terminal, page or parser. */
public final class SafeText {

  private static final int REPLACEMENT = 0xFFFD;

  private SafeText() {}

  /** The text in one line; newlines and control characters are escaped. */
  public static String line(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints().forEach(character -> escape(character, line));
    return line.toString();
  }

  private static void escape(int character, StringBuilder line) {
    switch (character) {
      case '\n' -> line.append("\\n");
      case '\r' -> line.append("\\r");
      case '\t' -> line.append("\\t");
      default -> {
        if (isPrintable(character)) {
          line.appendCodePoint(character);
        } else {
          line.append(String.format(Locale.ROOT, "\\u%04x", character));
        }
      }
    }
  }

  /** The text with its lines; control characters and those that XML 1.0 forbids are replaced. */
  public static String block(String text) {
    StringBuilder block = new StringBuilder(text.length());
    text.replace("\r\n", "\n")
        .codePoints()
        .map(character -> isPrintable(character) || isSpacing(character) ? character : REPLACEMENT)
        .forEach(block::appendCodePoint);
    return block.toString();
  }

  /** The text; only unpaired surrogates are replaced, which no encoding can write. */
  public static String whole(String text) {
    StringBuilder whole = new StringBuilder(text.length());
    text.codePoints()
        .map(character -> isSurrogate(character) ? REPLACEMENT : character)
        .forEach(whole::appendCodePoint);
    return whole.toString();
  }

  /** The text with at most {@code max} characters; its middle is omitted if it is longer. */
  public static String cut(String text, int max) {
    int length = text.codePointCount(0, text.length());
    if (length <= max) {
      return text;
    }
    int tail = (max - 1) / 2;
    int head = max - 1 - tail;
    return text.substring(0, text.offsetByCodePoints(0, head))
        + "…"
        + text.substring(text.offsetByCodePoints(text.length(), -tail));
  }

  /**
   * The beginning of a text that is longer than {@code max} characters, with its length and hash,
   * so that reports stay small and different texts stay distinguishable.
   */
  public static String limited(String text, int max) {
    if (text.length() <= max) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max;
    return text.substring(0, end)
        + "… ("
        + text.length()
        + " characters, sha256 "
        + sha256(text).substring(0, 12)
        + ")";
  }

  private static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static boolean isSpacing(int character) {
    return character == '\n' || character == '\t';
  }

  private static boolean isPrintable(int character) {
    return !Character.isISOControl(character)
        && !isSurrogate(character)
        && !isDirectional(character)
        && character != 0xFFFE
        && character != 0xFFFF;
  }

  private static boolean isSurrogate(int character) {
    return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
  }

  /** Whether a character changes the direction of the text after it, or ends a line. */
  private static boolean isDirectional(int character) {
    return character >= 0x2028 && character <= 0x202E
        || character >= 0x2066 && character <= 0x2069
        || character == 0x200E
        || character == 0x200F
        || character == 0x061C;
  }
}
