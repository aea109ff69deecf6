package io.github.bsskit.simulator.explain;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A string in bash's ANSI-C quotes, {@code $'…'}, as browsers copy it.
 *
 * @param end the index of its closing quote
 */
record AnsiString(String text, int end) {

  private static final String LETTERS = "abeEfnrtv";
  private static final String MEANINGS = "\u0007\b\u001b\u001b\f\n\r\t\u000b";
  private static final Pattern NUMBER =
      Pattern.compile("([0-7]{1,3})|x([0-9A-Fa-f]{1,2})|u([0-9A-Fa-f]{1,4})|U([0-9A-Fa-f]{1,8})");

  /** Reads a string; {@code start} is the index after the opening quote. */
  static AnsiString at(String line, int start) {
    // Escapes may stand for single bytes of a character.
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int at = start;
    while (at < line.length() && line.charAt(at) != '\'') {
      if (line.charAt(at) == '\\' && at + 1 < line.length()) {
        at = escape(line, at + 1, bytes);
      } else {
        int point = line.codePointAt(at);
        write(point, bytes);
        at += Character.charCount(point);
      }
    }
    if (at >= line.length()) {
      throw new CallTextException("Unclosed $' quote: add the missing '.");
    }
    return new AnsiString(bytes.toString(StandardCharsets.UTF_8), at);
  }

  /** Reads an escape after its backslash and returns the index after it. */
  private static int escape(String line, int at, ByteArrayOutputStream bytes) {
    Matcher number = NUMBER.matcher(line).region(at, line.length());
    if (number.lookingAt()) {
      if (number.group(1) != null) {
        bytes.write(Integer.parseInt(number.group(1), 8));
      } else if (number.group(2) != null) {
        bytes.write(Integer.parseInt(number.group(2), 16));
      } else {
        write(codePoint(number), bytes);
      }
      return number.end();
    }
    int letter = LETTERS.indexOf(line.charAt(at));
    if (letter >= 0) {
      bytes.write(MEANINGS.charAt(letter));
    } else {
      if ("\\'\"?".indexOf(line.charAt(at)) < 0) {
        bytes.write('\\');
      }
      write(line.codePointAt(at), bytes);
    }
    return at + (letter >= 0 ? 1 : Character.charCount(line.codePointAt(at)));
  }

  private static int codePoint(Matcher number) {
    String digits = number.group(3) == null ? number.group(4) : number.group(3);
    long point = Long.parseLong(digits, 16);
    return point > Character.MAX_CODE_POINT ? 0xFFFD : (int) point;
  }

  private static void write(int point, ByteArrayOutputStream bytes) {
    bytes.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
  }
}
