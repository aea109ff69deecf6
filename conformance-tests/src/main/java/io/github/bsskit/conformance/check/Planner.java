package io.github.bsskit.conformance.check;

import io.github.bsskit.conformance.check.Plan.PlannedCall;
import io.github.bsskit.conformance.obligation.CallTemplate;
import io.github.bsskit.conformance.obligation.Expectation;
import io.github.bsskit.conformance.obligation.Obligation;
import io.github.bsskit.conformance.obligation.Step;
import io.github.bsskit.conformance.target.Exchange;
import io.github.bsskit.conformance.target.Profile;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Plans the calls of obligations in the order of the run, and checks their baselines first. */
final class Planner {

  /** More owners than the obligations that run concurrently, and are then repeated, can use. */
  private static final int PLENTY = 200;

  private final ConformanceRun run;
  private final Map<String, Optional<String>> baselines = new HashMap<>();
  private final Set<List<Object>> sentByLibrary = new HashSet<>();
  private int turn;

  Planner(ConformanceRun run) {
    this.run = run;
  }

  /** How many obligations have been planned. */
  int turn() {
    return turn;
  }

  /**
   * Whether the calls of an obligation may be sent before their turn: its baseline is known, no
   * reset is needed, and no call counts towards an enforced rate limit.
   */
  boolean mayRunAhead(Obligation obligation) {
    TestData data = data(obligation, turn + 1);
    boolean isBaselineKnown =
        obligation
            .baseline()
            .map(CallTemplate::description)
            .map(baselines::containsKey)
            .orElse(true);
    boolean countsTowardsRate =
        run.profile().rateLimit() == Profile.RateLimit.ENFORCED
            && obligation.templates().stream()
                .anyMatch(template -> template.operation().rate().isPresent());
    // On a live target a repeated call would be paid for twice.
    return run.hasBegun()
        && !run.profile().conditions().live()
        && isBaselineKnown
        && !countsTowardsRate
        && (!TestData.usesUpOwners(obligation) || data.hasOwnersLeft(PLENTY))
        && (data.missing(obligation).isPresent() || data.hasOwnersFor(obligation));
  }

  private TestData data(Obligation obligation, int place) {
    return run.data(place, TestData.usesUpOwners(obligation));
  }

  /** Plans an obligation; its baseline is sent first unless it is known. */
  Plan plan(Obligation obligation) {
    turn++;
    TestData data = data(obligation, turn);
    Optional<String> missing = data.missing(obligation);
    if (missing.isPresent()) {
      return Plan.notExercised(obligation, turn, data, missing.get());
    }
    if (!data.hasOwnersFor(obligation) && !(run.reset() && data.hasOwnersFor(obligation))) {
      return Plan.notExercised(obligation, turn, data, ConformanceRun.NO_OWNERS);
    }
    return obligation
        .baseline()
        .flatMap(this::baselineFailure)
        .map(why -> Plan.notExercised(obligation, turn, data, why))
        .orElseGet(() -> planned(obligation, data));
  }

  /** The same with other owners and texts. */
  Plan planAgain(Plan plan) {
    TestData data = data(plan.obligation(), plan.turn());
    Map<Step, PlannedCall> calls = new IdentityHashMap<>();
    // in order, since the values of a call may depend on those of an earlier one
    for (Step step : plan.obligation().steps()) {
      plan.call(step)
          .map(
              call ->
                  new PlannedCall(call.template(), data.call(call.template()), call.byLibrary()))
          .ifPresent(call -> calls.put(step, call));
    }
    return new Plan(plan.obligation(), plan.turn(), data, calls, Optional.empty());
  }

  private Plan planned(Obligation obligation, TestData data) {
    Map<Step, PlannedCall> calls = new IdentityHashMap<>();
    for (Step step : obligation.steps()) {
      for (Step.Single single : step.single().stream().toList()) {
        for (CallTemplate template : step.templates()) {
          boolean byLibrary = isByLibrary(obligation, template, single.expectation());
          calls.put(step, new PlannedCall(template, data.call(template), byLibrary));
        }
      }
    }
    return new Plan(obligation, turn, data, calls, Optional.empty());
  }

  /**
   * An HTTP library sends the first call of each operation, style and expectation. Sending other
   * values by the library too would only take longer.
   */
  private boolean isByLibrary(
      Obligation obligation, CallTemplate template, Expectation expectation) {
    return template.mutations().isEmpty()
        && !obligation.address().startsWith("gateway/")
        && !obligation.address().contains("/variant/")
        && run.target().usesLibrary()
        && sentByLibrary.add(List.of(template.operation(), template.style(), expectation));
  }

  /** Why an obligation cannot be checked against this baseline; empty if the baseline succeeds. */
  private Optional<String> baselineFailure(CallTemplate baseline) {
    String name = baseline.description();
    if (!baselines.containsKey(name)) {
      Optional<Exchange> exchange = run.sender().valid(baseline);
      if (exchange.isEmpty()) {
        return Optional.of(ConformanceRun.NO_OWNERS);
      }
      baselines.put(
          name,
          exchange
              .filter(ended -> !run.isSuccess(ended))
              .map(
                  ended ->
                      "vacuous: the valid call that it differs from returned " + ended.summary()));
    }
    return baselines.get(name);
  }
}
