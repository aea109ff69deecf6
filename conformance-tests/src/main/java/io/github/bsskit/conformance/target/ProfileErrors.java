package io.github.bsskit.conformance.target;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The mistakes of one profile, collected so that its author meets them all at once. */
final class ProfileErrors {

  private static final int SHOWN = 60;

  private final String file;
  private final List<Mistake> mistakes = new ArrayList<>();

  private record Mistake(int line, String text) {}

  /** Collects for a file of this name, which stands in all messages. */
  ProfileErrors(String file) {
    this.file = file;
  }

  /**
   * Notes a mistake.
   *
   * @param line counted from 1
   */
  void add(int line, String text) {
    mistakes.add(new Mistake(line, file + ": line " + line + ": " + onOneLine(text)));
  }

  /** Notes a mistake that is not in the file. */
  void addOutside(String text) {
    mistakes.add(new Mistake(0, onOneLine(text)));
  }

  void throwIfAny() {
    if (!mistakes.isEmpty()) {
      throw new ProfileException(
          mistakes.stream()
              .sorted(Comparator.comparingInt(Mistake::line))
              .map(Mistake::text)
              .collect(Collectors.joining("\n")));
    }
  }

  /** A value as a message quotes it. */
  static String shown(String value) {
    return '"' + brief(value) + '"';
  }

  /** The beginning of a text that may be of any length. */
  static String brief(String text) {
    return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
  }

  /** A line is a mistake: what was written must not look like one more. */
  private static String onOneLine(String text) {
    return text.replaceAll("[\\p{Cc}\\u2028\\u2029]", " ");
  }
}
