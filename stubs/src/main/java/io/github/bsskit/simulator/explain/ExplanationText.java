package io.github.bsskit.simulator.explain;

import io.github.bsskit.simulator.explain.SignatureExplanation.Cause;
import io.github.bsskit.simulator.explain.SignatureExplanation.Difference;
import io.github.bsskit.simulator.explain.SignatureExplanation.Step;
import java.util.List;

/** Writes an explanation as plain text: the causes first, then the steps of the calculation. */
final class ExplanationText {

  private final StringBuilder out = new StringBuilder();

  private ExplanationText() {}

  static String of(SignatureExplanation explanation) {
    ExplanationText text = new ExplanationText();
    text.line("Signature " + explanation.style() + " " + verdict(explanation) + ".");
    explanation.causes().forEach(text::cause);
    explanation.firstDifference().ifPresent(text::difference);
    int number = 1;
    for (Step step : explanation.steps()) {
      text.step(number++, step);
    }
    return text.out.toString();
  }

  private static String verdict(SignatureExplanation explanation) {
    if (explanation.matches()) {
      return "matches";
    }
    List<String> texts = explanation.steps().stream().map(Step::text).toList();
    if (texts.isEmpty() || texts.contains(SignedCall.NONE)) {
      return "is missing";
    }
    return texts.contains(SignedCall.UNKNOWN)
        ? "cannot be checked without the secret"
        : "does not match";
  }

  private void cause(Cause cause) {
    line("");
    line((cause.certain() ? "Cause: " : "Likely cause: ") + cause.id());
    line("  " + cause.happened());
    line("  " + cause.change());
  }

  private void difference(Difference difference) {
    line("");
    line(
        "First difference, at character "
            + difference.index()
            + " of the "
            + difference.in()
            + ": expected "
            + difference.expected()
            + ", signed "
            + difference.signed());
    line("  expected  " + difference.expectedAround());
    line("  signed    " + difference.signedAround());
  }

  private void step(int number, Step step) {
    line("");
    line(number + ". " + step.name() + ": " + step.explanation());
    step.text().lines().map("   "::concat).forEach(this::line);
  }

  /** Replaces control characters, which may come from the request. */
  private void line(String text) {
    out.append(text.replaceAll("\\p{Cntrl}", "?")).append('\n');
  }
}
