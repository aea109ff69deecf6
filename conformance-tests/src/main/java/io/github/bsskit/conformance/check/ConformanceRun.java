package io.github.bsskit.conformance.check;

import io.github.bsskit.conformance.obligation.CallTemplate;
import io.github.bsskit.conformance.obligation.Expectation;
import io.github.bsskit.conformance.obligation.Obligation;
import io.github.bsskit.conformance.obligation.Obligation.Demand;
import io.github.bsskit.conformance.target.Call;
import io.github.bsskit.conformance.target.CallStyle;
import io.github.bsskit.conformance.target.Exchange;
import io.github.bsskit.conformance.target.FixtureAllocator;
import io.github.bsskit.conformance.target.Profile;
import io.github.bsskit.conformance.target.Target;
import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.rulebook.Rulebook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One examination of one target: tries obligations one after another and comes to verdicts. What an
 * exchange says of the laws is kept until the end.
 */
public final class ConformanceRun {

  static final String NO_OWNERS = "owners.fresh: too few, or all are used up";
  static final String SILENT = "the target answers no more";

  private final Rulebook rulebook;
  private final Profile profile;
  private final CaseGenerator generator;
  private final FixtureAllocator fixtures;
  private final Target target;
  private final InvariantRecorder lawbook;
  private final CredentialCheck door;
  private final Consumer<String> notices;
  private final ConcurrentCalls lookahead;
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
  public ConformanceRun(
      Rulebook rulebook,
      Profile profile,
      long seed,
      CaseGenerator generator,
      int jobs,
      Consumer<String> notices) {
    this.rulebook = rulebook;
    this.profile = profile;
    this.generator = generator;
    this.notices = notices;
    door = new CredentialCheck(profile.keys(Profile.Role.FULL));
    fixtures = new FixtureAllocator(profile, seed);
    target = new Target(rulebook, profile, fixtures, notices);
    lawbook = new InvariantRecorder(rulebook, profile);
    target.onExchange(exchange -> lawbook.enter(exchange, target.rateFullSince()));
    target.onCallSent(lawbook::count);
    planner = new Planner(this);
    lookahead = new ConcurrentCalls(this, planner, jobs);
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
    return door.isOpen() && target.isPastFirstCalls();
  }

  List<OperationRule> operations() {
    return rulebook.operations();
  }

  TestData provisions(boolean usesOwnersUp) {
    return provisions(planner.turn(), usesOwnersUp);
  }

  TestData provisions(int place, boolean usesOwnersUp) {
    return new TestData(profile, fixtures, place, usesOwnersUp);
  }

  /** Has used owners again by a reset, which is done between obligations only. */
  boolean startOver() {
    boolean done = !profile.conditions().live() && !lookahead.isAhead() && target.reset();
    if (done) {
      lawbook.startOver();
    }
    return done;
  }

  /** Puts the target back to its start, if its profile tells how. */
  public void begin() {
    if (!profile.conditions().live() && target.reset()) {
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
    if (target.isUnresponsive()) {
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
        CallTemplate valid =
            CallTemplate.valid(operation).on(CallStyle.DEFAULT.withSignature(signature));
        if (door.isSuspected()) {
          provisions(true)
              .call(valid)
              .ifPresent(call -> meets(Expectation.success(), operation, target.sendRaw(call)));
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
    target.queue(made);
    ObligationExecution attempt = new ObligationExecution(this, first);
    ObligationExecution.End end = attempt.perform();
    for (int again = 0; again < 2 && attempt.wasThrottled() && target.canRecoverRate(); again++) {
      // together or in a row nothing waits for a rate; with a whole one it is tried once more
      target.recoverRate(longestWindow());
      attempt = new ObligationExecution(this, planner.planAgain(first));
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

  private Result result(Obligation obligation, ObligationExecution.End end) {
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
  Optional<Call> call(TestData provisions, CallTemplate recipe) {
    return provisions.call(recipe);
  }

  /** What came of a call. */
  ResponseCode outcome(OperationRule operation, Exchange exchange) {
    return ResponseCode.of(rulebook, operation, exchange);
  }

  /** Whether an exchange came to what is expected. */
  boolean meets(Expectation expectation, OperationRule operation, Exchange exchange) {
    ResponseCode outcome = outcome(operation, exchange);
    if (expectation instanceof Expectation.Success) {
      wanted++;
      refusedThough += outcome.isSuccess() ? 0 : 1;
      door.see(exchange, outcome.isSuccess());
    }
    return comesTo(expectation, operation, outcome);
  }

  private boolean comesTo(Expectation expectation, OperationRule operation, ResponseCode outcome) {
    if (!outcome.answered()) {
      return false;
    }
    boolean byTheLiveGateway =
        profile.conditions().live()
            && !(expectation instanceof Expectation.Success)
            && outcome.error().isPresent()
            && lawbook.judge().isTheLiveGateways(operation, outcome.error().get());
    return expectation.allows(outcome.error()) || byTheLiveGateway;
  }

  /** Whether an exchange came to what is expected, if anything is, and breaks no law by itself. */
  boolean isBeyondDoubt(Optional<Expectation> expectation, Exchange exchange) {
    OperationRule operation = exchange.call().orElseThrow().operation();
    ResponseCode outcome = outcome(operation, exchange);
    return !isThrottled(exchange)
        && expectation.map(asked -> comesTo(asked, operation, outcome)).orElse(true)
        && lawbook.judge().judge(exchange).stream().allMatch(ruling -> ruling.breach().isEmpty());
  }

  static boolean isThrottled(Exchange exchange) {
    return exchange.field("Code").startsWith("Throttling");
  }

  InvariantRecorder lawbook() {
    return lawbook;
  }

  CaseGenerator generator() {
    return generator;
  }
}
