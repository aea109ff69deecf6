package io.github.bsskit.simulator.explain;

import io.github.bsskit.simulator.explain.SignatureExplanation.Cause;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A text that the client may have signed.
 *
 * @param causes the mistakes that lead to it; none for the right text
 * @param canonical the text that shows where it differs
 * @param signed the text that goes into the hash
 */
record CandidateText(List<Cause> causes, String canonical, String signed) {

  /** The right text and all that one mistake makes of it; the first of equal texts counts. */
  static <D extends CanonicalText> Collection<CandidateText> withOneOf(
      D right, List<SigningMistake<D>> mistakes) {
    Map<String, CandidateText> readings = new LinkedHashMap<>();
    add(readings, right, List.of());
    for (SigningMistake<D> mistake : mistakes) {
      add(readings, mistake.made().apply(right), List.of(mistake.cause()));
    }
    return readings.values();
  }

  /**
   * What two mistakes together make of the right text, without what fewer make of it; the one that
   * stands first in the list is made first.
   */
  static <D extends CanonicalText> Collection<CandidateText> withTwoOf(
      D right, List<SigningMistake<D>> mistakes) {
    Map<String, CandidateText> readings = new LinkedHashMap<>();
    Collection<CandidateText> known = withOneOf(right, mistakes);
    known.forEach(reading -> readings.put(reading.signed(), reading));
    List<SigningMistake<D>> effective = effective(right, mistakes);
    for (int i = 0; i < effective.size(); i++) {
      SigningMistake<D> first = effective.get(i);
      D once = first.made().apply(right);
      for (SigningMistake<D> second : effective.subList(i + 1, effective.size())) {
        add(readings, second.made().apply(once), List.of(first.cause(), second.cause()));
      }
    }
    return new ArrayList<>(readings.values()).subList(known.size(), readings.size());
  }

  /** The mistakes that show in this call: most need a character or a header that it lacks. */
  private static <D extends CanonicalText> List<SigningMistake<D>> effective(
      D right, List<SigningMistake<D>> mistakes) {
    String text = right.signed();
    return mistakes.stream().filter(m -> !m.made().apply(right).signed().equals(text)).toList();
  }

  private static void add(
      Map<String, CandidateText> readings, CanonicalText draft, List<Cause> causes) {
    readings.computeIfAbsent(
        draft.signed(), signed -> new CandidateText(causes, draft.canonical(), signed));
  }
}
