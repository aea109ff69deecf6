package io.github.bsskit.check;

import io.github.bsskit.obligation.Expectation;
import io.github.bsskit.obligation.Obligation;
import io.github.bsskit.obligation.Obligation.Demand;
import io.github.bsskit.obligation.Recipe;
import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.rulebook.Rulebook;
import io.github.bsskit.target.Call;
import io.github.bsskit.target.Carrier;
import io.github.bsskit.target.Dispenser;
import io.github.bsskit.target.Exchange;
import io.github.bsskit.target.Profile;
import io.github.bsskit.target.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One examination of one target: tries obligations one after another and comes to verdicts. What an
 * exchange says of the laws is kept until the end.
 */
public final class Examination {

  static final String NO_OWNERS = "owners.fresh: too few, or all are used up";
  static final String SILENT = "the target answers no more";

  private final Rulebook rulebook;
  private final Profile profile;
  private final Generator generator;
  private final Dispenser dispenser;
  private final Target target;
  private final Lawbook lawbook;
  private final Door door;
  private final Consumer<String> notices;
  private final Lookahead lookahead;
  private final Planner planner;
  private int wanted;
  private int refusedThough;

  /**
   * An examination.
   *
   * @param rulebook the contract
   * @param profile what the target provides
   * @param seed decides owners and texts
   * @param generator draws cases
   * @param jobs how many obligations are tried at once, at least 1; the verdicts are the same
   * @param notices takes a line for the user now and then
   */
  public Examination(
      Rulebook rulebook,
      Profile profile,
      long seed,
      Generator generator,
      int jobs,
      Consumer<String> notices) {
    this.rulebook = rulebook;
    this.profile = profile;
    this.generator = generator;
    this.notices = notices;
    door = new Door(profile.keys(Profile.Role.FULL));
    dispenser = new Dispenser(profile, seed);
    target = new Target(rulebook, profile, dispenser, notices);
    lawbook = new Lawbook(rulebook, profile);
    target.watch(exchange -> lawbook.enter(exchange, target.restedSince()));
    target.count(lawbook::count);
    planner = new Planner(this);
    lookahead = new Lookahead(this, planner, jobs);
  }

  /** Tells what will be tried, in order, so that more than one can be tried at once. */
  public void expect(List<Obligation> obligations) {
    lookahead.expect(obligations);
  }

  /** The target, for whoever wants to watch or to call it. */
  public Target target() {
    return target;
  }

  Profile profile() {
    return profile;
  }

  /** Whether somebody was let in. */
  boolean hasBegun() {
    return door.isOpen() && target.isUnderWay();
  }

  List<OperationRule> operations() {
    return rulebook.operations();
  }

  Provisions provisions(boolean usesOwnersUp) {
    return provisions(planner.turn(), usesOwnersUp);
  }

  Provisions provisions(int place, boolean usesOwnersUp) {
    return new Provisions(profile, dispenser, place, usesOwnersUp);
  }

  /** Has used owners again by a reset, which is done between obligations only. */
  boolean startOver() {
    boolean done = !profile.live() && !lookahead.isAhead() && target.reset();
    if (done) {
      lawbook.startOver();
    }
    return done;
  }

  /** Puts the target back to its start, if its profile tells how. */
  public void begin() {
    if (!profile.live() && target.reset()) {
      lawbook.startOver();
    }
  }

  /**
   * Whether most calls that should have succeeded were refused, so that little was tried at all.
   */
  public boolean testedTheDoorman() {
    return wanted >= 10 && refusedThough * 2 > wanted;
  }

  /**
   * Whether the target refuses the profile's own key, however it is used, so that nothing was
   * tried.
   */
  public boolean isRefusedAtTheDoor() {
    return door.isShut();
  }

  /** Tries an obligation. */
  public Result examine(Obligation obligation) {
    Instant start = Instant.now();
    Result result = obligation.isLaw() ? lawbook.result(obligation) : tried(obligation);
    return result.after(result.took().plus(Duration.between(start, Instant.now())));
  }

  private Result tried(Obligation obligation) {
    if (target.isSilent()) {
      return Result.of(obligation, Verdict.NOT_EXERCISED, SILENT);
    } else if (door.isShut()) {
      return Result.of(obligation, Verdict.NOT_EXERCISED, door.reason());
    }
    Result result = triedBehindTheDoor(obligation);
    if (door.isSuspected() && !opens()) {
      notices.accept(door.reason());
      boolean blamed = door.isTheTargetsFault() && result.verdict() == Verdict.FAILED;
      return blamed ? result : Result.of(obligation, Verdict.ERROR, door.reason());
    }
    return result;
  }

  /** Whether any operation lets the profile's key in, with any signature. */
  private boolean opens() {
    List<String> signatures = profile.wire().signatures();
    for (OperationRule operation : rulebook.operations()) {
      for (String signature : signatures) {
        Recipe valid = Recipe.valid(operation).on(Carrier.USUAL.signed(signature));
        if (door.isSuspected()) {
          provisions(true)
              .call(valid)
              .ifPresent(call -> meets(Expectation.success(), operation, target.sendExactly(call)));
        }
      }
    }
    door.settle();
    return !door.isShut();
  }

  private Result triedBehindTheDoor(Obligation obligation) {
    lookahead.fill(obligation);
    Optional<Plan> begun = lookahead.plan(obligation);
    if (begun.isEmpty()) {
      return performed(planner.plan(obligation), List.of());
    }
    return lookahead
        .turn()
        .map(made -> performed(begun.get(), made.exchanges()).after(made.took()))
        .orElseGet(() -> performed(planner.planAgain(begun.get()), List.of()));
  }

  private Result performed(Plan first, List<Exchange> made) {
    Obligation obligation = first.obligation();
    if (first.notTried().isPresent()) {
      return Result.of(obligation, Verdict.NOT_EXERCISED, first.notTried().get());
    }
    target.take(made);
    Attempt attempt = new Attempt(this, first);
    Attempt.End end = attempt.perform();
    for (int again = 0; again < 2 && attempt.wasThrottled() && target.restHelps(); again++) {
      // together or in a row nothing waits for a rate; with a whole one it is tried once more
      target.rest(longestWindow());
      attempt = new Attempt(this, planner.planAgain(first));
      end = attempt.perform();
    }
    return result(obligation, end);
  }

  private int longestWindow() {
    return rulebook.operations().stream()
        .flatMap(operation -> operation.rate().stream())
        .mapToInt(OperationRule.Rate::seconds)
        .max()
        .orElse(60);
  }

  private Result result(Obligation obligation, Attempt.End end) {
    if (end.notTried().isPresent()) {
      return Result.of(obligation, Verdict.NOT_EXERCISED, end.notTried().get());
    }
    if (obligation.demand() == Demand.INTERPRETATION) {
      return Result.of(obligation, Verdict.OBSERVED, end.seen());
    }
    return end.finding()
        .map(finding -> Result.failed(obligation, finding))
        .orElseGet(
            () ->
                end.disputed()
                    ? Result.of(obligation, Verdict.OBSERVED, end.seen())
                    : Result.of(obligation, Verdict.PASSED, ""));
  }

  /** The call of a recipe; empty if its owners are used up. */
  Optional<Call> call(Provisions provisions, Recipe recipe) {
    return provisions.call(recipe);
  }

  /** What came of a call. */
  Outcome outcome(OperationRule operation, Exchange exchange) {
    return Outcome.of(rulebook, operation, exchange);
  }

  /** Whether an exchange came to what is expected. */
  boolean meets(Expectation expectation, OperationRule operation, Exchange exchange) {
    Outcome outcome = outcome(operation, exchange);
    if (expectation instanceof Expectation.Success) {
      wanted++;
      refusedThough += outcome.isSuccess() ? 0 : 1;
      door.see(exchange, outcome.isSuccess());
    }
    return comesTo(expectation, operation, outcome);
  }

  private boolean comesTo(Expectation expectation, OperationRule operation, Outcome outcome) {
    if (!outcome.answered()) {
      return false;
    }
    boolean byTheLiveGateway =
        profile.live()
            && !(expectation instanceof Expectation.Success)
            && outcome.error().isPresent()
            && lawbook.judge().isTheLiveGateways(operation, outcome.error().get());
    return expectation.allows(outcome.error()) || byTheLiveGateway;
  }

  /** Whether an exchange came to what is expected, if anything is, and breaks no law by itself. */
  boolean isBeyondDoubt(Optional<Expectation> expectation, Exchange exchange) {
    OperationRule operation = exchange.call().orElseThrow().operation();
    Outcome outcome = outcome(operation, exchange);
    return !isThrottled(exchange)
        && expectation.map(asked -> comesTo(asked, operation, outcome)).orElse(true)
        && lawbook.judge().judge(exchange).stream().allMatch(ruling -> ruling.breach().isEmpty());
  }

  static boolean isThrottled(Exchange exchange) {
    return exchange.member("Code").startsWith("Throttling");
  }

  Lawbook lawbook() {
    return lawbook;
  }

  Generator generator() {
    return generator;
  }
}
