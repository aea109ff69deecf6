package io.github.bsskit.simulator.explain;

import io.github.bsskit.simulator.explain.SignatureExplanation.Cause;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A text that the client may have signed.
 *
 * @param causes the mistakes that lead to it; empty for the right text
 * @param canonical the text to compare
 * @param signed the text that is hashed
 */
record CandidateText(List<Cause> causes, String canonical, String signed) {

  /** The right text, then the result of each mistake, computed one by one: they may be long. */
  static <D extends CanonicalText> Iterable<CandidateText> oneByOne(
      D right, List<SigningMistake<D>> mistakes) {
    return () ->
        Stream.concat(
                Stream.of(of(right, List.of())),
                mistakes.stream()
                    .map(mistake -> of(mistake.change().apply(right), List.of(mistake.cause()))))
            .iterator();
  }

  private static CandidateText of(CanonicalText text, List<Cause> causes) {
    return new CandidateText(causes, text.canonical(), text.signed());
  }

  /** The right text, then the result of each mistake; the first of equal texts counts. */
  static <D extends CanonicalText> Collection<CandidateText> withOneOf(
      D right, List<SigningMistake<D>> mistakes) {
    Map<String, CandidateText> candidates = new LinkedHashMap<>();
    add(candidates, right, List.of());
    for (SigningMistake<D> mistake : mistakes) {
      add(candidates, mistake.change().apply(right), List.of(mistake.cause()));
    }
    return candidates.values();
  }

  /**
   * The results of two mistakes, in the order of the list, except those that fewer mistakes give.
   */
  static <D extends CanonicalText> Collection<CandidateText> withTwoOf(
      D right, List<SigningMistake<D>> mistakes) {
    Map<String, CandidateText> candidates = new LinkedHashMap<>();
    Collection<CandidateText> known = withOneOf(right, mistakes);
    known.forEach(candidate -> candidates.put(candidate.signed(), candidate));
    List<SigningMistake<D>> effective = effective(right, mistakes);
    for (int i = 0; i < effective.size(); i++) {
      SigningMistake<D> first = effective.get(i);
      D once = first.change().apply(right);
      for (SigningMistake<D> second : effective.subList(i + 1, effective.size())) {
        add(candidates, second.change().apply(once), List.of(first.cause(), second.cause()));
      }
    }
    return new ArrayList<>(candidates.values()).subList(known.size(), candidates.size());
  }

  /** The mistakes that change this text; most need a character or a header that it lacks. */
  private static <D extends CanonicalText> List<SigningMistake<D>> effective(
      D right, List<SigningMistake<D>> mistakes) {
    String text = right.signed();
    return mistakes.stream().filter(m -> !m.change().apply(right).signed().equals(text)).toList();
  }

  private static void add(
      Map<String, CandidateText> candidates, CanonicalText text, List<Cause> causes) {
    candidates.computeIfAbsent(
        text.signed(), signed -> new CandidateText(causes, text.canonical(), signed));
  }
}
