package io.github.bsskit.target;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The mistakes of one profile, collected so that its author meets them all at once. */
final class Mistakes {

  private static final int SHOWN = 60;

  private final String file;
  private final List<Mistake> mistakes = new ArrayList<>();

  private record Mistake(int line, String text) {}

  /** Collects for a file of this name, which stands in all messages. */
  Mistakes(String file) {
    this.file = file;
  }

  /**
   * Notes a mistake.
   *
   * @param line counted from 1
   */
  void add(int line, String text) {
    mistakes.add(new Mistake(line, file + ": line " + line + ": " + text));
  }

  /** Notes a mistake that is not in the file. */
  void addOutside(String text) {
    mistakes.add(new Mistake(0, text));
  }

  void throwIfAny() {
    if (!mistakes.isEmpty()) {
      throw new ProfileMistake(
          mistakes.stream()
              .sorted(Comparator.comparingInt(Mistake::line))
              .map(Mistake::text)
              .collect(Collectors.joining("\n")));
    }
  }

  /** A value as a message quotes it: on one line, and not for ever. */
  static String shown(String value) {
    String line = value.replaceAll("\\p{Cntrl}", " ");
    return '"' + (line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line) + '"';
  }
}
