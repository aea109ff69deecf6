package io.github.bsskit.conformance.report;

import io.github.bsskit.conformance.obligation.Expectation;
import io.github.bsskit.conformance.obligation.Obligation;
import io.github.bsskit.conformance.obligation.RateStep;
import io.github.bsskit.conformance.obligation.Step;
import io.github.bsskit.rulebook.OperationRule;
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
        .baseline()
        .ifPresent(
            valid -> lines.add("  baseline: " + valid.description() + "  (must succeed first)"));
    if (obligation.isInvariant()) {
      lines.add("  tested:  by every relevant exchange of a run");
    }
    StepLines steps = new StepLines(lines);
    obligation.steps().forEach(step -> step.accept(steps));
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

  /** Describes the steps of an obligation, a line or more for each. */
  private record StepLines(List<String> lines) implements Step.Visitor {

    private void add(String label, String text) {
      lines.add(String.format(Locale.ROOT, "  %-9s%s", label, text));
    }

    private void expects(Expectation expectation) {
      add("expects:", expectation.description());
    }

    @Override
    public void send(Step.Send send) {
      add(send.prepares() ? "before:" : "sends:", send.template().description());
      expects(send.expectation());
    }

    @Override
    public void replay(Step.Replay replay) {
      add("sends:", "the previous request again, byte for byte");
      expects(replay.expectation());
    }

    @Override
    public void batch(Step.Batch batch) {
      lines.add(
          batch.concurrent()
              ? "  concurrently, each on its own connection:"
              : "  one after another on one connection:");
      batch.sends().forEach(this::send);
    }

    @Override
    public void race(Step.Race race) {
      add("sends:", race.times() + " times concurrently: " + race.template().description());
      add("expects:", "one success, the others " + race.others().description());
    }

    @Override
    public void arrangeFault(Step.ArrangeFault fault) {
      add(
          "before:",
          "arranges "
              + fault.error()
              + " for the next "
              + fault.operation().action()
              + ", as defined by faults in the profile");
    }

    @Override
    public void rawBytes(Step.RawBytes bytes) {
      add("sends:", "a request with " + bytes.description());
    }

    @Override
    public void burst(RateStep.Burst burst) {
      add("sends:", "up to " + burst.limit() + " times: " + burst.template(0).description());
      if (burst.templates().size() > 1) {
        add("", "and, in turn, " + (burst.templates().size() - 1) + " other ways of calling");
      }
      add("expects:", burst.throttled().description() + " after " + burst.rate().requests());
    }

    @Override
    public void rateWindow(RateStep.RateWindow window) {
      OperationRule.Rate rate = window.burst().rate();
      add(
          "sends:",
          "as many calls as are accepted, again and again while the target's clock advances");
      add("expects:", "at most " + rate.requests() + " successes within a window");
      add("expects:", "a success " + rate.seconds() + " s after the rate was used up");
    }

    @Override
    public void otherCaller(RateStep.OtherCaller other) {
      burst(other.burst());
      add("sends:", other.other().description());
      add("expects:", other.expectation().description());
    }

    @Override
    public void repeatEarliest(Step.RepeatEarliest repeat) {
      String how =
          repeat.operation().isPresent() ? "signed again" : repeat.signature() + ", byte for byte";
      add("sends:", "the first successful call of the run again, " + how);
      expects(repeat.expectation());
    }

    @Override
    public void advanceClock(Step.AdvanceClock advance) {
      add("before:", "advances the target's clock by " + advance.seconds() + " s (hooks.clock)");
    }

    @Override
    public void generated(Step.Generated generated) {
      add("draws:", "cases of " + generated.operation().name() + " (--tries, --seed)");
      add("expects:", generated.property().statement());
    }
  }
}
