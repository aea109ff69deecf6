package io.github.bsskit.simulator.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits the first command of a text into words as Windows does, without expansion: first cmd.exe
 * removes its carets, then the program splits its command line.
 */
final class CmdWords {

  /** A caret before what it escapes, or two quotes for one inside a quoted word. */
  private static final Pattern SIGNS =
      Pattern.compile(
          "\\^[\"&|<>^%\\\\{}]|\\^[ \\t]*(?:\\r?\\n|$)|\"[^\"\\s]*[^\"\\s=:]\"\"[^\"\\s]");

  /** A caret with its character, or a string in plain quotes. */
  private static final Pattern STRINGS = Pattern.compile("(?s)\\^.|\"((?:\\^.|[^\"^]++)*+)\"");

  /** What Chrome 57 to 115 put into plain quotes, as if cmd.exe removed carets there. */
  private static final Pattern WITH_CARETS =
      Pattern.compile("(?:\\^%\\^?|\\^[^A-Za-z0-9\\s]|[A-Za-z0-9\\s_:=+~'/.,?;()*`-]++)*");

  /** Matching takes as much of the stack as there are carets. A command has far fewer. */
  private static final int MAX_CARETS = 1_000;

  private final String line;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean isInWord;
  private boolean isQuoted;
  private int at;

  private CmdWords(String line) {
    this.line = line;
  }

  /** Whether a command is written for cmd.exe: browsers copy it so, and so does nothing else. */
  static boolean areIn(String command) {
    int single = command.indexOf('\'');
    int twofold = command.indexOf('"');
    boolean isForBash = single >= 0 && (twofold < 0 || single < twofold);
    return !isForBash && SIGNS.matcher(command).find();
  }

  static List<String> of(String text) {
    String lines = text.replace("\r\n", "\n");
    CmdWords windows = new CmdWords(withoutCarets(lines, haveCaretsInQuotes(lines)));
    while (windows.at < windows.line.length()) {
      windows.step();
    }
    if (windows.isQuoted) {
      throw new CallTextException("Unclosed quote: add the missing \".");
    }
    windows.endWord();
    return windows.words;
  }

  /** Whether every special character in plain quotes has a caret. */
  private static boolean haveCaretsInQuotes(String text) {
    boolean hasCaret = false;
    Matcher strings = STRINGS.matcher(text);
    while (strings.find()) {
      String string = strings.group(1);
      if (string != null && !hasCarets(string)) {
        return false;
      }
      hasCaret |= string != null && string.contains("^");
    }
    return hasCaret;
  }

  private static boolean hasCarets(String string) {
    return string.chars().filter(unit -> unit == '^').count() <= MAX_CARETS
        && WITH_CARETS.matcher(string).matches();
  }

  /** The command line that cmd.exe passes on: up to the end of the first command. */
  private static String withoutCarets(String text, boolean inQuotes) {
    StringBuilder line = new StringBuilder();
    boolean isQuoted = false;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '^' && (inQuotes || !isQuoted)) {
        at++;
        if (text.startsWith("\n", at)) {
          at++;
        }
        if (at < text.length()) {
          line.append(text.charAt(at));
        }
      } else if (isEnd(c, isQuoted)) {
        checkEnd(text, at);
        break;
      } else {
        isQuoted ^= c == '"';
        line.append(c);
      }
    }
    return line.toString();
  }

  private static boolean isEnd(char c, boolean isQuoted) {
    return c == '\n' || !isQuoted && "&|<>".indexOf(c) >= 0;
  }

  private static void checkEnd(String text, int at) {
    boolean isInWord = at > 0 && !Character.isWhitespace(text.charAt(at - 1));
    if (text.charAt(at) == '&' && isInWord && text.substring(at + 1).matches("(?s)[^\\s&].*")) {
      throw new CallTextException(
          "Unquoted & ends the command, so cmd.exe would drop the rest: put the URL in double"
              + " quotes, or write ^&.");
    }
  }

  private void endWord() {
    if (isInWord) {
      words.add(word.toString());
      word.setLength(0);
      isInWord = false;
    }
  }

  /** Reads a character, or backslashes with the quote after them. */
  private void step() {
    char c = line.charAt(at);
    if ((c == ' ' || c == '\t') && !isQuoted) {
      endWord();
      at++;
      return;
    }
    isInWord = true;
    int end = at;
    while (line.startsWith("\\", end)) {
      end++;
    }
    if (line.startsWith("\"", end)) {
      quote(end - at, end);
    } else {
      // Only before a quote are backslashes special.
      int next = Math.max(end, at + 1);
      word.append(line, at, next);
      at = next;
    }
  }

  /** Half of the backslashes before a quote count; an odd one, or a quote behind, escapes it. */
  private void quote(int backslashes, int index) {
    word.append("\\".repeat(backslashes / 2));
    boolean isEscaped = backslashes % 2 == 1;
    boolean isDoubled = !isEscaped && isQuoted && line.startsWith("\"\"", index);
    if (isEscaped || isDoubled) {
      word.append('"');
    } else {
      isQuoted = !isQuoted;
    }
    at = index + (isDoubled ? 2 : 1);
  }
}
