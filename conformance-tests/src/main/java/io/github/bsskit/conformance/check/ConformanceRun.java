package io.github.bsskit.conformance.check;

import io.github.bsskit.conformance.obligation.CallTemplate;
import io.github.bsskit.conformance.obligation.Expectation;
import io.github.bsskit.conformance.obligation.Obligation;
import io.github.bsskit.conformance.obligation.Obligation.Demand;
import io.github.bsskit.conformance.target.Exchange;
import io.github.bsskit.conformance.target.FixtureAllocator;
import io.github.bsskit.conformance.target.Profile;
import io.github.bsskit.conformance.target.Target;
import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.rulebook.Rulebook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One run against one target: checks obligations one after another and decides their verdicts. */
public final class ConformanceRun {

  static final String NO_OWNERS =
      "owners.fresh: too few owners, or all are used up; list more, or set hooks.reset";
  static final String UNRESPONSIVE = "the target stopped responding";

  private final Rulebook rulebook;
  private final Profile profile;
  private final CaseGenerator generator;
  private final FixtureAllocator fixtures;
  private final Target target;
  private final InvariantRecorder invariants;
  private final ProfileCheck accepted;
  private final RetryingSender sender;
  private final ConcurrentCalls concurrentCalls;
  private final Planner planner;
  private final EarliestCalls earliest = new EarliestCalls();
  private int successesExpected;
  private int successesMissed;

  /**
   * Prepares a run.
   *
   * @param rulebook the contract
   * @param profile what the target provides
   * @param seed determines owners and texts
   * @param generator generates cases
   * @param jobs how many obligations run concurrently, at least 1; the verdicts are the same
   * @param notices receives occasional lines for the user
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
    accepted = new ProfileCheck(this, rulebook, profile, notices);
    fixtures = new FixtureAllocator(profile, seed);
    target = new Target(rulebook, profile, fixtures, notices);
    sender = new RetryingSender(this, new OwnerSupply(fixtures), notices);
    invariants = new InvariantRecorder(rulebook, profile);
    target.onExchange(exchange -> invariants.add(exchange, target.rateFullSince()));
    target.onCallSent(invariants::count);
    planner = new Planner(this);
    concurrentCalls = new ConcurrentCalls(this, planner, jobs);
  }

  /** Sets the order of the obligations, so that several can run concurrently. */
  public void schedule(List<Obligation> obligations) {
    concurrentCalls.schedule(obligations);
  }

  /** The target. */
  public Target target() {
    return target;
  }

  Profile profile() {
    return profile;
  }

  EarliestCalls earliest() {
    return earliest;
  }

  InvariantRecorder invariants() {
    return invariants;
  }

  CaseGenerator generator() {
    return generator;
  }

  /** Whether the target has accepted the profile's key and the first calls have been sent. */
  boolean hasBegun() {
    return accepted.hasKey() && target.isPastFirstCalls();
  }

  TestData data(boolean usesUpOwners) {
    return data(planner.turn(), usesUpOwners);
  }

  TestData data(int turn, boolean usesUpOwners) {
    return new TestData(profile, fixtures, turn, usesUpOwners);
  }

  /** Resets the target between obligations, after which its owners can be used again. */
  boolean reset() {
    return !concurrentCalls.isAhead() && resetTarget();
  }

  /** Resets the target to its initial state, if its profile has a hook for that. */
  public void begin() {
    resetTarget();
  }

  /** Resets a target whose clock this run has advanced, since its users have the real time. */
  public void end() {
    if (target.isClockAhead()) {
      resetTarget();
    }
  }

  private boolean resetTarget() {
    boolean done = !profile.conditions().live() && target.reset();
    sender.reset(done);
    if (done) {
      invariants.reset();
      earliest.clear();
    }
    return done;
  }

  /** Whether most calls that should have succeeded were rejected, so that little was tested. */
  public boolean wasMostlyRejected() {
    return successesExpected >= 10 && successesMissed * 2 > successesExpected;
  }

  /** Whether the target rejects every valid call because of the profile's key or catalogue. */
  public boolean isProfileRejected() {
    return accepted.isRejected();
  }

  /** Checks an obligation. */
  public Result check(Obligation obligation) {
    Instant start = Instant.now();
    Result result =
        obligation.isInvariant() ? invariants.result(obligation) : checkable(obligation);
    return result.after(result.took().plus(Duration.between(start, Instant.now())));
  }

  private Result checkable(Obligation obligation) {
    if (target.isUnresponsive()) {
      return Result.of(obligation, Verdict.NOT_EXERCISED, UNRESPONSIVE);
    }
    return accepted
        .whyNot(obligation)
        .or(() -> sender.whyNot(obligation))
        .map(why -> Result.of(obligation, Verdict.NOT_EXERCISED, why))
        .orElseGet(() -> accepted.decided(checked(obligation)));
  }

  /** Sends something, and again if a response was lost or an owner used up by an earlier run. */
  RetryingSender sender() {
    return sender;
  }

  private Result checked(Obligation obligation) {
    concurrentCalls.fill(obligation);
    Optional<Plan> begun = concurrentCalls.plan(obligation);
    if (begun.isEmpty()) {
      return execute(planner.plan(obligation), List.of());
    }
    return concurrentCalls
        .take()
        .map(sent -> execute(begun.get(), sent.exchanges()).after(sent.took()))
        .orElseGet(() -> execute(planner.planAgain(begun.get()), List.of()));
  }

  private Result execute(Plan plan, List<Exchange> sent) {
    if (plan.notExercised().isPresent()) {
      return Result.of(plan.obligation(), Verdict.NOT_EXERCISED, plan.notExercised().get());
    }
    Deque<List<Exchange>> ahead = new ArrayDeque<>(List.of(sent));
    int throttledBefore = target.throttledByQuotaPageRate();
    ObligationExecution execution = sender.withRetry(() -> executed(plan, ahead.poll()));
    if (sender.provesNothing() && TestData.usesUpOwners(plan.obligation())) {
      return Result.of(plan.obligation(), Verdict.NOT_EXERCISED, OwnerSupply.USED_UP);
    }
    // A throttled call may have used up its nonce.
    boolean isUnfair =
        execution.finding().isPresent() && target.throttledByQuotaPageRate() > throttledBefore;
    for (int i = 0;
        i < 2 && (execution.wasThrottled() || isUnfair) && target.canRecoverRate();
        i++) {
      // concurrent calls do not wait for the rate to recover; try again with a full one
      target.recoverRate(longestWindow(plan.obligation()));
      isUnfair = false;
      execution = new ObligationExecution(this, planner.planAgain(plan));
      execution.run();
    }
    return result(plan.obligation(), execution);
  }

  /**
   * Executes a plan; a repetition, for which nothing was sent ahead, has other owners and texts.
   */
  private ObligationExecution executed(Plan plan, List<Exchange> sent) {
    target.queue(sent == null ? List.of() : sent);
    ObligationExecution execution =
        new ObligationExecution(this, sent == null ? planner.planAgain(plan).bySocket() : plan);
    execution.run();
    return execution;
  }

  /** The longest window, in seconds, of the rates that the calls of an obligation use up. */
  private static int longestWindow(Obligation obligation) {
    return obligation.templates().stream()
        .map(CallTemplate::operation)
        .distinct()
        .flatMap(operation -> operation.rate().or(operation::quotaPageRate).stream())
        .mapToInt(OperationRule.Rate::seconds)
        .max()
        .orElse(60);
  }

  private static Result result(Obligation obligation, ObligationExecution execution) {
    if (execution.notExercised().isPresent()) {
      return Result.of(obligation, Verdict.NOT_EXERCISED, execution.notExercised().get());
    } else if (obligation.demand() == Demand.INTERPRETATION) {
      return Result.observed(obligation, execution.finding().isEmpty(), execution.observation());
    } else if (execution.finding().isPresent()) {
      return Result.failed(obligation, execution.finding().get());
    }
    return execution.isDisputed()
        ? Result.observed(obligation, true, execution.observation() + ", as some sources allow")
        : Result.of(obligation, Verdict.PASSED, "");
  }

  /** Whether a call succeeded. */
  boolean isSuccess(Exchange exchange) {
    return ResponseCode.of(rulebook, exchange).isSuccess();
  }

  /** Whether a call's response is as expected; counts missed successes. */
  boolean isExpected(Expectation expectation, Exchange exchange) {
    if (expectation.isSuccess()) {
      boolean success = isSuccess(exchange);
      successesExpected++;
      successesMissed += success ? 0 : 1;
      accepted.add(exchange, success);
      if (success) {
        earliest.add(exchange);
      }
    }
    if (expectation.isSuccess() || expectation.isDisputed()) {
      sender.add(exchange);
    }
    return isAllowed(expectation, exchange);
  }

  private boolean isAllowed(Expectation expectation, Exchange exchange) {
    ResponseCode code = ResponseCode.of(rulebook, exchange);
    OperationRule operation = exchange.call().orElseThrow().operation();
    boolean isOfLiveGateway =
        profile.conditions().live()
            && !expectation.isSuccess()
            && code.error().isPresent()
            && invariants.judge().isOfLiveGateway(operation, code.error().get());
    return code.known() && (expectation.allows(code.error()) || isOfLiveGateway);
  }

  /** Whether a response is as expected, if anything is, and breaks no invariant by itself. */
  boolean isClearlyRight(Optional<Expectation> expectation, Exchange exchange) {
    return !isThrottled(exchange)
        && expectation.map(required -> isAllowed(required, exchange)).orElse(true)
        && invariants.judge().judge(exchange).stream()
            .allMatch(result -> result.breach().isEmpty());
  }

  static boolean isThrottled(Exchange exchange) {
    return exchange.field("Code").startsWith("Throttling");
  }
}
