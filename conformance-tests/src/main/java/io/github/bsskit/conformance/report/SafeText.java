package io.github.bsskit.conformance.report;

/**
 * Foreign text made fit to be shown: a target may answer whatever it likes, and no terminal, page
 * or parser shall do what it says.
 */
final class SafeText {

  private static final int REPLACEMENT = 0xFFFD;

  private SafeText() {}

  /** The text in one line: what would end the line or steer a terminal is spelled out. */
  static String line(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints().forEach(character -> spell(character, line));
    return line.toString();
  }

  private static void spell(int character, StringBuilder line) {
    switch (character) {
      case '\n' -> line.append("\\n");
      case '\r' -> line.append("\\r");
      case '\t' -> line.append("\\t");
      default -> {
        if (isFit(character)) {
          line.appendCodePoint(character);
        } else {
          line.append(String.format("\\u%04x", character));
        }
      }
    }
  }

  /** The text in its lines: every character that XML 1.0 forbids or that steers is replaced. */
  static String block(String text) {
    StringBuilder block = new StringBuilder(text.length());
    text.replace("\r\n", "\n")
        .codePoints()
        .map(character -> isFit(character) || isSpacing(character) ? character : REPLACEMENT)
        .forEach(block::appendCodePoint);
    return block.toString();
  }

  /** The very text, but for halves of characters, which no encoding can write. */
  static String whole(String text) {
    StringBuilder whole = new StringBuilder(text.length());
    text.codePoints()
        .map(character -> isHalf(character) ? REPLACEMENT : character)
        .forEach(whole::appendCodePoint);
    return whole.toString();
  }

  /** A text of so many characters at most, its middle left out if it is longer. */
  static String cut(String text, int most) {
    int length = text.codePointCount(0, text.length());
    if (length <= most) {
      return text;
    }
    int tail = (most - 1) / 2;
    int head = most - 1 - tail;
    return text.substring(0, text.offsetByCodePoints(0, head))
        + "…"
        + text.substring(text.offsetByCodePoints(text.length(), -tail));
  }

  private static boolean isSpacing(int character) {
    return character == '\n' || character == '\t';
  }

  private static boolean isFit(int character) {
    return !Character.isISOControl(character)
        && !isHalf(character)
        && !turnsText(character)
        && character != 0xFFFE
        && character != 0xFFFF;
  }

  private static boolean isHalf(int character) {
    return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
  }

  /** Whether a character changes the direction of those after it, so that they read otherwise. */
  private static boolean turnsText(int character) {
    return character >= 0x202A && character <= 0x202E || character >= 0x2066 && character <= 0x2069;
  }
}
