package io.github.bsskit.conformance.target;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.error.Mark;

/** Collects the errors of one profile, which are reported together in file order. */
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

  /** Records where a key path is in the file. */
  void locate(String path, Mark mark) {
    marks.put(path, mark);
  }

  /**
   * Adds an error.
   *
   * @param path of a key that may be missing, for example {@code keys.full[0].secret}; empty for
   *     the whole file
   * @param text what is wrong, and the fix
   */
  void add(String path, String text) {
    String known = path;
    while (!marks.containsKey(known)) {
      int end = Math.max(known.lastIndexOf('.'), known.lastIndexOf('['));
      known = known.substring(0, Math.max(0, end));
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
    String subject = path.isEmpty() ? "the file" : path;
    String where = file + ": line " + line + ", column " + column + ": ";
    problems.add(new Problem(line, column, isMissing, path, where + subject + " " + text));
  }

  /** Adds an error of a line as a whole, counted from 1. */
  void addLine(int line, String text) {
    problems.add(new Problem(line, 0, false, "", file + ": line " + line + ": " + text));
  }

  /** Adds an error that is not in the file. */
  void addOutside(String text) {
    problems.add(new Problem(0, 0, false, "", text));
  }

  /** Whether a path, or anything below it, has an error. */
  boolean has(String path) {
    return problems.stream()
        .anyMatch(other -> other.path().equals(path) || other.path().startsWith(path + "."));
  }

  /** Throws {@link #exception} if there are errors. */
  void throwIfAny() {
    if (!problems.isEmpty()) {
      throw exception();
    }
  }

  /** All errors, one per line; a quoted line break must not look like a further error. */
  ProfileException exception() {
    return new ProfileException(
        problems.stream()
            .sorted(FILE_ORDER)
            .map(problem -> SafeText.line(problem.text()))
            .distinct()
            .collect(Collectors.joining("\n")));
  }

  /** The path of a key below another path. */
  static String below(String path, String key) {
    return (path.isEmpty() ? "" : path + ".") + shortened(key);
  }

  /** A value as messages quote it. */
  static String quoted(String value) {
    return '"' + shortened(value) + '"';
  }

  private static String shortened(String text) {
    return text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "…" : text;
  }
}
