package io.github.bsskit.conformance.check;

import io.github.bsskit.conformance.obligation.Expectation;
import io.github.bsskit.conformance.obligation.RateStep;
import io.github.bsskit.conformance.target.Call;
import io.github.bsskit.conformance.target.Exchange;
import io.github.bsskit.conformance.target.Target;
import io.github.bsskit.rulebook.OperationRule;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Uses up a documented rate, and checks when calls are throttled and accepted again. */
final class RateCheck {

  private final ConformanceRun run;
  private final TestData data;
  private final Target target;
  private Optional<Exchange> last = Optional.empty();
  private Optional<String> notExercised = Optional.empty();
  private Optional<Finding> finding = Optional.empty();
  private int sent;

  /**
   * The result of a check.
   *
   * @param finding the deviation; empty if there is none
   * @param notExercised why nothing was learned; empty if something was
   * @param last the last exchange
   */
  record Outcome(
      Optional<Finding> finding, Optional<String> notExercised, Optional<Exchange> last) {}

  RateCheck(ConformanceRun run, TestData data) {
    this.run = run;
    this.data = data;
    this.target = run.target();
  }

  /**
   * Calls until one is throttled, which must be right after the documented number. A second round
   * follows if a fixed window, such as a clock minute, may have ended in between.
   */
  Outcome burst(RateStep.Burst burst) {
    for (int round = 0; round < 2; round++) {
      finding = Optional.empty();
      if (exactly(burst)) {
        break;
      }
    }
    recoverAfter(burst);
    return outcome();
  }

  /**
   * The rate is back after a window, and not twice within one.
   *
   * <p>A window begins where most of a rate is accepted at once after a throttled call, whether
   * windows slide or begin with each minute of the clock. A rate that comes back call by call is
   * never accepted at once. Most of the rate suffices, since throttled calls may count too.
   */
  Outcome window(RateStep.RateWindow window) {
    RateStep.Burst burst = window.burst();
    OperationRule.Rate rate = burst.rate();
    target.recoverRate(rate.seconds());
    useUp(burst);
    advance(rate.seconds() + 1);
    expectIfUndecided(burst);
    useUp(burst);
    beginOfWindow(burst);
    expectIfUndecided(burst);
    target.recoverRate(rate.seconds());
    return outcome();
  }

  private void beginOfWindow(RateStep.Burst burst) {
    OperationRule.Rate rate = burst.rate();
    int step = stepOf(rate);
    Instant start = target.now();
    Instant throttled = start;
    int accepted = 0;
    int all = 0;
    while (isUndecided()
        && 2 * accepted < rate.requests()
        && target.now().isBefore(start.plusSeconds(rate.seconds() + 1L))) {
      throttled = target.now();
      advance(step);
      accepted = useUp(burst);
      all += accepted;
    }
    if (isUndecided() && all == 0) {
      fail("success " + rate.seconds() + " s after the rate was used up", "throttled until then");
    } else if (2 * accepted >= rate.requests()) {
      restOfWindow(burst, throttled, accepted);
    }
  }

  /** From the last throttled call before a window begins, no more than the rate is accepted. */
  private void restOfWindow(RateStep.Burst burst, Instant throttled, int first) {
    OperationRule.Rate rate = burst.rate();
    int step = stepOf(rate);
    Instant usedUp = target.now();
    Instant end = throttled.plusSeconds(rate.seconds() - 1L);
    int accepted = first;
    while (isUndecided() && target.now().plusSeconds(step).isBefore(end)) {
      advance(step);
      accepted += useUp(burst);
      if (accepted > rate.requests() && target.now().isBefore(end)) {
        fail(
            "at most " + rate.requests() + " calls in " + rate.seconds() + " s",
            accepted + " calls in " + Duration.between(throttled, target.now()).toSeconds() + " s");
      }
    }
    Instant back = usedUp.plusSeconds(rate.seconds() + 1L);
    advance((int) Math.max(1, Duration.between(target.now(), back).toSeconds() + 1));
  }

  private static int stepOf(OperationRule.Rate rate) {
    return Math.max(1, rate.seconds() / 20);
  }

  private int useUp(RateStep.Burst burst) {
    return isUndecided() ? acceptedUntilThrottled(burst) : 0;
  }

  private void expectIfUndecided(RateStep.Burst burst) {
    if (isUndecided()) {
      expect(burst, Expectation.success());
    }
  }

  private void advance(int seconds) {
    if (isUndecided() && !target.advanceClock(seconds)) {
      notExercised = Optional.of("hooks.clock: the hook failed");
    }
  }

  /** The rate of one account says nothing about another. */
  Outcome otherCaller(RateStep.OtherCaller other) {
    recoverAtOnce(other.burst());
    useUp(other.burst());
    Optional<Call> call = data.call(other.other());
    if (isUndecided() && call.isPresent()) {
      Exchange exchange = keep(target.sendWithoutRetry(call.get()));
      if (!run.isExpected(other.expectation(), exchange)) {
        fail(other.expectation().description(), exchange.summary());
      }
    }
    recoverAtOnce(other.burst());
    return outcome();
  }

  private Outcome outcome() {
    return new Outcome(finding, notExercised, last);
  }

  private boolean isUndecided() {
    return notExercised.isEmpty() && finding.isEmpty();
  }

  private void fail(String expected, String actual) {
    finding = Optional.of(Finding.of(expected, actual, last.stream().toList()));
  }

  private Exchange keep(Exchange exchange) {
    last = Optional.of(exchange);
    return exchange;
  }

  /** One round; false if only the number of calls was wrong, so that a second round may help. */
  private boolean exactly(RateStep.Burst burst) {
    OperationRule.Rate rate = burst.rate();
    recoverAtOnce(burst);
    Instant start = Instant.now();
    int passed = acceptedUntilThrottled(burst);
    double seconds = Duration.between(start, Instant.now()).toMillis() / 1000.0;
    int most = rate.requests() + (int) (seconds * rate.requests() / rate.seconds());
    boolean wrongNumber =
        isUndecided()
            && target.recoversRateImmediately()
            && (passed < rate.requests() || passed > most);
    if (wrongNumber) {
      fail(
          rate.requests() + " calls in " + rate.seconds() + " s, and no more",
          passed + " calls passed before one was throttled");
    }
    return !wrongNumber;
  }

  /** Calls until one is throttled; returns how many succeeded before. */
  private int acceptedUntilThrottled(RateStep.Burst burst) {
    Instant end = Instant.now().plusSeconds(burst.rate().seconds());
    int accepted = 0;
    String otherwise = "";
    for (int i = 0; i < burst.limit(); i++) {
      Optional<Call> call = next(burst);
      if (call.isEmpty()) {
        notExercised = Optional.of(ConformanceRun.NO_OWNERS);
        return accepted;
      }
      Exchange exchange = keep(target.sendWithoutRetry(call.get()));
      if (ConformanceRun.isThrottled(exchange)) {
        if (!run.isExpected(burst.throttled(), exchange)) {
          fail(burst.throttled().description(), exchange.summary());
        } else if (!otherwise.isEmpty() && accepted < burst.rate().requests()) {
          vacuous(accepted, otherwise);
        }
        return accepted;
      }
      if (run.isSuccess(exchange)) {
        accepted++;
      } else {
        otherwise = exchange.summary();
      }
      if (Instant.now().isAfter(end)) {
        notExercised =
            Optional.of("the target is too slow to reach its rate limit: " + i + " calls");
        return accepted;
      }
    }
    if (accepted >= burst.rate().requests()) {
      fail(
          burst.throttled().description() + " after " + burst.rate().requests() + " calls",
          "none of " + burst.limit() + " calls was throttled");
    } else {
      vacuous(accepted, otherwise);
    }
    return accepted;
  }

  /** Whether calls that are rejected for another reason count, no page says. */
  private void vacuous(int accepted, String otherwise) {
    notExercised =
        Optional.of("vacuous: only " + accepted + " calls succeeded, others returned " + otherwise);
  }

  private Optional<Call> next(RateStep.Burst burst) {
    int number = sent++;
    return data.call(burst.template(number).relabeled("call " + number));
  }

  private void expect(RateStep.Burst burst, Expectation expectation) {
    next(burst)
        .map(target::sendWithoutRetry)
        .map(this::keep)
        .filter(exchange -> !run.isExpected(expectation, exchange))
        .ifPresent(exchange -> fail(expectation.description(), exchange.summary()));
  }

  private void recoverAtOnce(RateStep.Burst burst) {
    if (target.recoversRateImmediately()) {
      target.recoverRate(burst.rate().seconds());
    }
  }

  /** After the rate has recovered a call passes, and so do those of later obligations. */
  private void recoverAfter(RateStep.Burst burst) {
    if (target.recoversRateImmediately()) {
      target.recoverRate(burst.rate().seconds());
      if (isUndecided()) {
        expect(burst, Expectation.success());
      }
    }
  }
}
