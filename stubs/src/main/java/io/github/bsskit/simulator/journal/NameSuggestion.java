package io.github.bsskit.simulator.journal;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Suggests a known name for a misspelt one. */
final class NameSuggestion {

  private NameSuggestion() {}

  /** The most similar name, ignoring case; empty if none is similar. */
  static Optional<String> to(String text, Collection<String> names) {
    int limit = Math.max(1, text.length() / 3);
    return names.stream()
        .filter(name -> distance(text, name) <= limit)
        .min(Comparator.comparingInt(name -> distance(text, name)));
  }

  /** The edit distance; for texts over 100 characters, the maximum. */
  private static int distance(String one, String other) {
    if (one.length() > 100) {
      return Integer.MAX_VALUE;
    }
    String from = one.toLowerCase(Locale.ROOT);
    String to = other.toLowerCase(Locale.ROOT);
    int[] row = new int[to.length() + 1];
    for (int column = 0; column <= to.length(); column++) {
      row[column] = column;
    }
    for (int line = 1; line <= from.length(); line++) {
      int diagonal = row[0];
      row[0] = line;
      for (int column = 1; column <= to.length(); column++) {
        int change = from.charAt(line - 1) == to.charAt(column - 1) ? 0 : 1;
        int least = Math.min(diagonal + change, Math.min(row[column], row[column - 1]) + 1);
        diagonal = row[column];
        row[column] = least;
      }
    }
    return row[to.length()];
  }
}
