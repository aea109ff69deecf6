package io.github.bsskit.simulator.explain;

import java.util.ArrayList;
import java.util.List;

/** Splits the first command of a line into words as bash does, without expansion. */
final class ShellWords {

  private final String line;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean isInWord;
  private int at;

  private ShellWords(String line) {
    this.line = line.replace("\r\n", "\n");
  }

  static List<String> of(String line) {
    ShellWords shell = new ShellWords(line);
    while (shell.at < shell.line.length() && shell.step()) {
      shell.at++;
    }
    shell.endWord();
    return shell.words;
  }

  /** Reads one character or quoted string; returns whether the command continues. */
  private boolean step() {
    char c = line.charAt(at);
    switch (c) {
      case ' ', '\t' -> endWord();
      case '\'' -> singleQuoted();
      case '"' -> doubleQuoted();
      case '\\' -> escaped();
      case '$' -> dollar();
      case '`' -> throw variable();
      case '\n', ';', '|' -> {
        return false;
      }
      case '<', '>' -> {
        return endBeforeRedirection();
      }
      case '&' -> {
        return ampersand();
      }
      default -> {
        if (c == '#' && !isInWord) {
          return false;
        }
        add(c);
      }
    }
    return true;
  }

  private void singleQuoted() {
    int end = line.indexOf('\'', at + 1);
    if (end < 0) {
      throw unclosed("'");
    }
    word.append(line, at + 1, end);
    isInWord = true;
    at = end;
  }

  private void doubleQuoted() {
    isInWord = true;
    for (at++; at < line.length() && line.charAt(at) != '"'; at++) {
      char c = line.charAt(at);
      boolean escapes = c == '\\' && at + 1 < line.length();
      if (escapes && "$`\"\\".indexOf(line.charAt(at + 1)) >= 0) {
        word.append(line.charAt(++at));
      } else if (escapes && line.charAt(at + 1) == '\n') {
        at++;
      } else if (c == '`' || c == '$' && isExpansion()) {
        throw variable();
      } else {
        word.append(c);
      }
    }
    if (at >= line.length()) {
      throw unclosed("\"");
    }
  }

  private void escaped() {
    at++;
    if (at < line.length() && line.charAt(at) != '\n') {
      add(line.charAt(at));
    }
  }

  private void dollar() {
    if (line.startsWith("$'", at)) {
      AnsiString string = AnsiString.at(line, at + 2);
      word.append(string.text());
      isInWord = true;
      at = string.end();
    } else if (line.startsWith("$\"", at)) {
      at++;
      doubleQuoted();
    } else if (isExpansion()) {
      throw variable();
    } else {
      add('$');
    }
  }

  private boolean isExpansion() {
    char next = at + 1 < line.length() ? line.charAt(at + 1) : ' ';
    return next == '{' || next == '(' || next == '_' || Character.isLetterOrDigit(next);
  }

  /** Drops the digit of {@code 2>}. */
  private boolean endBeforeRedirection() {
    if (word.length() == 1 && Character.isDigit(word.charAt(0))) {
      word.setLength(0);
      isInWord = false;
    }
    return false;
  }

  private boolean ampersand() {
    if (isInWord && at + 1 < line.length() && line.substring(at + 1).matches("(?s)[^\\s&].*")) {
      throw new CallTextException(
          "Unquoted & ends the command, so the shell would drop the rest: put the URL in single"
              + " quotes.");
    }
    return false;
  }

  private void add(char c) {
    word.append(c);
    isInWord = true;
  }

  private void endWord() {
    if (isInWord) {
      words.add(word.toString());
      word.setLength(0);
      isInWord = false;
    }
  }

  private CallTextException variable() {
    int end = at;
    while (end < line.length() && !Character.isWhitespace(line.charAt(end)) && end < at + 20) {
      end++;
    }
    return new CallTextException(
        "The shell would expand "
            + line.substring(at, end)
            + ": write its value, or use single quotes.");
  }

  private static CallTextException unclosed(String quote) {
    return new CallTextException("Unclosed quote: add the missing " + quote + ".");
  }
}
