package io.github.bsskit.conformance.report;

import io.github.bsskit.conformance.obligation.Obligation;
import io.github.bsskit.conformance.obligation.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Explains what an obligation sends, and why. */
public final class ObligationExplanation {

  private final Map<String, String> sources;

  /**
   * Creates explanations.
   *
   * @param sources the meaning of each source label
   */
  public ObligationExplanation(Map<String, String> sources) {
    this.sources = sources;
  }

  /** An obligation in one line, for a list. */
  public static String line(Obligation obligation) {
    return obligation.address()
        + "  ["
        + demand(obligation)
        + "; "
        + obligation.source()
        + "]  "
        + obligation.statement();
  }

  /** An obligation with all its steps. */
  public String of(Obligation obligation) {
    List<String> lines = new ArrayList<>();
    lines.add(obligation.address());
    lines.add("  states:  " + obligation.statement());
    lines.add("  demand:  " + why(obligation));
    for (String label : obligation.source().labels()) {
      lines.add("  source:  " + label + ", " + sources.getOrDefault(label, "not listed"));
    }
    obligation.needs().stream()
        .sorted()
        .forEach(need -> lines.add("  needs:   " + need.key() + " in the profile"));
    obligation
        .twin()
        .ifPresent(twin -> lines.add("  twin:    " + twin.words() + "  (must have succeeded)"));
    if (obligation.isLaw()) {
      lines.add("  tested:  by every relevant exchange of a run");
    }
    obligation.steps().forEach(step -> lines.addAll(step(step)));
    return String.join("\n", lines) + "\n";
  }

  private static String demand(Obligation obligation) {
    return obligation.demand().name().toLowerCase(Locale.ROOT);
  }

  private static String why(Obligation obligation) {
    return switch (obligation.demand()) {
      case DOCUMENTED -> "documented: a deviation fails";
      case PROVISIONED ->
          "provisioned: a deviation fails, if the profile provides what the check needs";
      case INTERPRETATION -> "interpretation: reported, never fails";
    };
  }

  private static List<String> step(Step step) {
    List<String> lines = new ArrayList<>();
    if (step instanceof Step.Send send) {
      lines.add((send.first() ? "  before:  " : "  sends:   ") + send.recipe().words());
      lines.add("  expects: " + send.expectation().words());
    } else if (step instanceof Step.Replay replay) {
      lines.add("  sends:   the very bytes of the call before, again");
      lines.add("  expects: " + replay.expectation().words());
    } else if (step instanceof Step.Together together) {
      lines.add("  at one instant, each on a connection of its own:");
      together.sends().forEach(send -> lines.addAll(step(send)));
    } else if (step instanceof Step.InARow row) {
      lines.add("  one after another on one connection:");
      row.sends().forEach(send -> lines.addAll(step(send)));
    } else if (step instanceof Step.Race race) {
      lines.add("  sends:   " + race.times() + " times at one instant: " + race.recipe().words());
      lines.add("  expects: one success, the others " + race.others().words());
    } else if (step instanceof Step.Arrange arrange) {
      lines.add(
          "  before:  arranges "
              + arrange.error()
              + " for the next "
              + arrange.operation().action()
              + ", as faults in the profile says");
    } else if (step instanceof Step.Bytes bytes) {
      lines.add("  sends:   a request with " + bytes.what());
    } else if (step instanceof Step.Burst burst) {
      lines.add(
          "  sends:   up to "
              + (2 * burst.rate().requests() + 1)
              + " times: "
              + burst.recipe().words());
      lines.add("  expects: " + burst.throttled().words() + " after " + burst.rate().requests());
    } else if (step instanceof Step.Generated generated) {
      lines.add("  draws:   cases of " + generated.operation().name() + " (--tries, --seed)");
      lines.add("  expects: " + generated.kind().statement());
    }
    return lines;
  }
}
