package io.github.bsskit.target;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses which known word was meant by an unknown one. */
final class Spelling {

  private Spelling() {}

  static Optional<String> nearest(String word, Collection<String> known) {
    // Long words are no slip of a known one, and comparing costs the product of the lengths.
    if (word.length() > 40) {
      return Optional.empty();
    }
    return known.stream()
        .filter(candidate -> distance(word, candidate) <= Math.max(1, candidate.length() / 3))
        .min(Comparator.comparingInt(candidate -> distance(word, candidate)));
  }

  /** The known words for a message, and the one that was probably meant. */
  static String cure(String word, Collection<String> known) {
    return nearest(word, known).map(near -> "did you mean " + near + "? ").orElse("");
  }

  /** Levenshtein's: how many letters to change, add or drop; case is no difference. */
  private static int distance(String word, String other) {
    String a = word.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
