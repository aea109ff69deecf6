package io.github.bsskit.simulator.world;

import java.util.stream.Collectors;

/** Makes text from outside safe to show in a message or a log: it must not control a terminal. */
public final class PrintableText {

  private PrintableText() {}

  /**
   * The text in one line. Line breaks, control characters, unpaired surrogates and characters that
   * change the direction of text are escaped as in Java.
   */
  public static String line(String text) {
    return isPrintableAscii(text) || text.codePoints().allMatch(PrintableText::isPrintable)
        ? text
        : escaped(text);
  }

  /** The text with its lines; everything else that {@link #line} escapes is escaped. */
  public static String lines(String text) {
    return text.lines().map(PrintableText::line).collect(Collectors.joining("\n"))
        + (text.endsWith("\n") ? "\n" : "");
  }

  /** Common texts, without the cost of a stream. */
  private static boolean isPrintableAscii(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) < ' ' || text.charAt(at) > '~') {
        return false;
      }
    }
    return true;
  }

  private static String escaped(String text) {
    StringBuilder line = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            character -> {
              switch (character) {
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\t' -> line.append("\\t");
                default -> {
                  if (isPrintable(character)) {
                    line.appendCodePoint(character);
                  } else {
                    line.append("\\u").append(hex(character));
                  }
                }
              }
            });
    return line.toString();
  }

  /** Whether a text can be encoded: it has no unpaired surrogates. */
  public static boolean isWellFormed(String text) {
    for (int at = 0; at < text.length(); at++) {
      char character = text.charAt(at);
      if (Character.isSurrogate(character)
          && (!Character.isHighSurrogate(character)
              || ++at == text.length()
              || !Character.isLowSurrogate(text.charAt(at)))) {
        return false;
      }
    }
    return true;
  }

  private static String hex(int character) {
    String digits = Integer.toHexString(character);
    return "0".repeat(Math.max(0, 4 - digits.length())) + digits;
  }

  private static boolean isPrintable(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
