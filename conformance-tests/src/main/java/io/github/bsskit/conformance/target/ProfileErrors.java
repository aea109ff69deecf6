package io.github.bsskit.conformance.target;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.error.Mark;

/** Collects all errors of one profile, so that they are reported together, in file order. */
final class ProfileErrors {

  private static final int LONGEST_QUOTE = 60;
  private static final Comparator<Problem> FILE_ORDER =
      Comparator.comparingInt(Problem::line)
          .thenComparing(Problem::isMissing)
          .thenComparingInt(Problem::column);

  private final String file;
  private final Map<String, Mark> marks = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  private record Problem(int line, int column, boolean isMissing, String path, String text) {}

  /** Collects for a file of this name, which begins each message. */
  ProfileErrors(String file) {
    this.file = file;
  }

  /** Records where a path is in the file; errors of the path are reported there. */
  void locate(String path, Mark mark) {
    marks.put(path, mark);
  }

  /**
   * Adds an error.
   *
   * @param path the key path, for example {@code keys.full[0].secret}, of a key that may be
   *     missing; empty for the whole file
   * @param text what is wrong, and the fix
   */
  void add(String path, String text) {
    String known = path;
    while (!marks.containsKey(known)) {
      known = parent(known);
    }
    add(marks.get(known), !known.equals(path), path, text);
  }

  /** Adds an error at a position of the file. */
  void add(Mark mark, String path, String text) {
    add(mark, false, path, text);
  }

  private void add(Mark mark, boolean isMissing, String path, String text) {
    int line = mark.getLine() + 1;
    int column = mark.getColumn() + 1;
    String where = file + ": line " + line + ", column " + column + ": ";
    String subject = path.isEmpty() ? "the file" : path;
    problems.add(
        new Problem(line, column, isMissing, path, where + onOneLine(subject + " " + text)));
  }

  /** Adds an error of a line as a whole, counted from 1. */
  void addLine(int line, String text) {
    problems.add(new Problem(line, 0, false, "", file + ": line " + line + ": " + onOneLine(text)));
  }

  /** Adds an error that is not in the file. */
  void addOutside(String text) {
    problems.add(new Problem(0, 0, false, "", onOneLine(text)));
  }

  /** Whether a path, or anything below it, has an error. */
  boolean has(String path) {
    return problems.stream()
        .map(Problem::path)
        .anyMatch(other -> other.equals(path) || other.startsWith(path + "."));
  }

  /**
   * Ends reading if there are errors.
   *
   * @throws ProfileException with one line per error
   */
  void throwIfAny() {
    if (!problems.isEmpty()) {
      throw new ProfileException(
          problems.stream()
              .sorted(FILE_ORDER)
              .map(Problem::text)
              .distinct()
              .collect(Collectors.joining("\n")));
    }
  }

  /** The path of a key below another path. */
  static String below(String path, String key) {
    return (path.isEmpty() ? "" : path + ".") + brief(key);
  }

  /** A value as messages quote it. */
  static String quoted(String value) {
    return '"' + brief(value) + '"';
  }

  private static String parent(String path) {
    return path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
  }

  private static String brief(String text) {
    return text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "…" : text;
  }

  /** One line per error: a quoted line break must not look like a further error. */
  private static String onOneLine(String text) {
    return text.replaceAll("[\\p{Cc}\\u2028\\u2029]", " ");
  }
}
