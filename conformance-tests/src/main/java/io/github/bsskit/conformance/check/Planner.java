package io.github.bsskit.conformance.check;

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

/** Draws what obligations will send, in the order of the run, and finds out what must be first. */
final class Planner {

  /** Those that are tried at once, and again if there is doubt, use up fewer owners. */
  private static final int PLENTY = 200;

  private final ConformanceRun examination;
  private final Map<String, Optional<String>> twins = new HashMap<>();
  private final Set<List<Object>> madeByLibrary = new HashSet<>();
  private int turn;

  Planner(ConformanceRun examination) {
    this.examination = examination;
  }

  /** How many obligations have had their turn. */
  int turn() {
    return turn;
  }

  /**
   * Whether the calls of an obligation may be made before their turn: nothing has to be found out
   * or put right first, and no call counts towards a rate that is enforced.
   */
  boolean mayGoAhead(Obligation obligation) {
    boolean usesOwnersUp = TestData.usesOwnersUp(obligation);
    TestData provisions = examination.provisions(turn + 1, usesOwnersUp);
    boolean isTwinKnown =
        obligation.twin().map(CallTemplate::words).map(twins::containsKey).orElse(true);
    boolean counts =
        examination.profile().rateLimit() == Profile.RateLimit.ENFORCED
            && obligation.steps().stream()
                .anyMatch(
                    step ->
                        step instanceof Step.Send send
                            && send.recipe().operation().rate().isPresent());
    // What is made again in its turn would be paid for twice.
    return examination.hasBegun()
        && !examination.profile().conditions().live()
        && isTwinKnown
        && !counts
        && (!usesOwnersUp || provisions.hasOwnersLeft(PLENTY))
        && (provisions.lacking(obligation).isPresent() || provisions.hasOwnersFor(obligation));
  }

  /** Draws what an obligation will send; its twin is tried first, if it was not yet. */
  Plan plan(Obligation obligation) {
    turn++;
    boolean usesOwnersUp = TestData.usesOwnersUp(obligation);
    TestData provisions = examination.provisions(turn, usesOwnersUp);
    Optional<String> lacking = provisions.lacking(obligation);
    if (lacking.isPresent()) {
      return Plan.none(obligation, turn, provisions, lacking.get());
    }
    if (!provisions.hasOwnersFor(obligation)
        && !(examination.startOver() && provisions.hasOwnersFor(obligation))) {
      return Plan.none(obligation, turn, provisions, ConformanceRun.NO_OWNERS);
    }
    Optional<String> vacuous = obligation.twin().flatMap(this::twinFailure);
    return vacuous
        .map(why -> Plan.none(obligation, turn, provisions, why))
        .orElseGet(() -> drawn(obligation, turn, provisions));
  }

  /** The same with other owners and texts. */
  Plan planAgain(Plan plan) {
    TestData provisions =
        examination.provisions(plan.turn(), TestData.usesOwnersUp(plan.obligation()));
    Map<Step, Plan.Send> sends = new IdentityHashMap<>();
    plan.sends()
        .forEach(
            (step, send) ->
                sends.put(
                    step,
                    new Plan.Send(provisions.call(((Step.Send) step).recipe()), send.byLibrary())));
    return new Plan(plan.obligation(), plan.turn(), provisions, sends, Optional.empty());
  }

  /**
   * An HTTP library makes the first call of each kind. What it does depends on how a call travels
   * and on what is answered; the same with another value would only take longer.
   */
  private Plan drawn(Obligation obligation, int place, TestData provisions) {
    Map<Step, Plan.Send> sends = new IdentityHashMap<>();
    for (Step step : obligation.steps()) {
      if (step instanceof Step.Send send) {
        CallTemplate recipe = send.recipe();
        boolean plain = recipe.twists().isEmpty() && !obligation.address().startsWith("gateway/");
        boolean byLibrary =
            plain
                && examination.target().usesLibrary()
                && madeByLibrary.add(
                    List.of(recipe.operation(), recipe.carrier(), send.expectation()));
        sends.put(step, new Plan.Send(provisions.call(recipe), byLibrary));
      }
    }
    return new Plan(obligation, place, provisions, sends, Optional.empty());
  }

  /** Why nothing can be learnt from a call that differs from this one; empty if something can. */
  private Optional<String> twinFailure(CallTemplate twin) {
    String name = twin.words();
    if (!twins.containsKey(name)) {
      TestData provisions =
          examination.provisions(!twin.operation().errorsWhen("record-exists").isEmpty());
      Optional<String> lacking =
          provisions.call(twin).isEmpty()
              ? Optional.of("owners.fresh: all owners are used up")
              : Optional.empty();
      if (lacking.isPresent()) {
        return lacking;
      }
      Exchange exchange = examination.target().sendRaw(provisions.call(twin).orElseThrow());
      boolean success = examination.meets(Expectation.success(), twin.operation(), exchange);
      twins.put(
          name,
          success
              ? Optional.empty()
              : Optional.of(
                  "vacuous: the valid call that it differs from in one thing was answered "
                      + exchange.summary()));
    }
    return twins.get(name);
  }
}
