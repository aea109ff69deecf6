package io.github.bsskit.conformance.check;

import io.github.bsskit.conformance.obligation.Expectation;
import io.github.bsskit.conformance.obligation.Step;
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
  Outcome burst(Step.Burst burst) {
    for (int round = 0; round < 2; round++) {
      finding = Optional.empty();
      if (exactly(burst)) {
        break;
      }
    }
    recoverAfter(burst);
    return outcome();
  }

  /** Over two windows, at most three times the rate; after a window, a call is accepted. */
  Outcome window(Step.RateWindow window) {
    Step.Burst burst = window.burst();
    OperationRule.Rate rate = burst.rate();
    int step = Math.max(1, rate.seconds() / 6);
    target.recoverRate(rate.seconds());
    Instant start = Instant.now();
    int accepted = 0;
    long elapsed = 0;
    while (isUndecided() && elapsed < 2L * rate.seconds()) {
      accepted += acceptedUntilThrottled(burst, 3 * rate.requests() + 1 - accepted);
      if (accepted > 3 * rate.requests()) {
        fail(
            "at most " + 3 * rate.requests() + " calls in " + 2 * rate.seconds() + " s",
            accepted + " calls in " + elapsed + " s");
      }
      advance(step);
      elapsed = advanced + Duration.between(start, Instant.now()).toSeconds() + 1;
    }
    if (isUndecided()) {
      acceptedUntilThrottled(burst, burst.limit());
      advance(rate.seconds() + 1);
    }
    if (isUndecided()) {
      expect(burst, Expectation.success());
    }
    target.recoverRate(rate.seconds());
    return outcome();
  }

  private long advanced;

  private void advance(int seconds) {
    advanced += seconds;
    if (isUndecided() && !target.advanceClock(seconds)) {
      notExercised = Optional.of("hooks.clock: the hook failed");
    }
  }

  /** The rate of one account says nothing about another. */
  Outcome otherCaller(Step.OtherCaller other) {
    if (target.recoversRateImmediately()) {
      target.recoverRate(other.burst().rate().seconds());
    }
    acceptedUntilThrottled(other.burst(), other.burst().limit());
    Optional<Call> call = data.call(other.other());
    if (isUndecided() && call.isPresent()) {
      Exchange exchange = keep(target.sendWithoutRetry(call.get()));
      if (!run.isExpected(other.expectation(), exchange)) {
        fail(other.expectation().description(), exchange.summary());
      }
    }
    if (target.recoversRateImmediately()) {
      target.recoverRate(other.burst().rate().seconds());
    }
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
  private boolean exactly(Step.Burst burst) {
    OperationRule.Rate rate = burst.rate();
    if (target.recoversRateImmediately()) {
      target.recoverRate(rate.seconds());
    }
    Instant start = Instant.now();
    int passed = acceptedUntilThrottled(burst, burst.limit());
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
  private int acceptedUntilThrottled(Step.Burst burst, int limit) {
    Instant end = Instant.now().plusSeconds(burst.rate().seconds());
    int accepted = 0;
    for (int i = 0; i < limit; i++) {
      Optional<Call> call = next(burst);
      if (call.isEmpty()) {
        notExercised = Optional.of(ConformanceRun.NO_OWNERS);
        return accepted;
      }
      Exchange exchange = keep(target.sendWithoutRetry(call.get()));
      if (ConformanceRun.isThrottled(exchange)) {
        if (!run.isExpected(burst.throttled(), exchange)) {
          fail(burst.throttled().description(), exchange.summary());
        }
        return accepted;
      }
      accepted += run.isSuccess(exchange) ? 1 : 0;
      if (Instant.now().isAfter(end)) {
        notExercised =
            Optional.of("the target is too slow to reach its rate limit: " + i + " calls");
        return accepted;
      }
    }
    nothingThrottled(burst, limit, accepted);
    return accepted;
  }

  private void nothingThrottled(Step.Burst burst, int limit, int accepted) {
    if (limit < burst.limit()) {
      return;
    }
    String none = "none of " + limit + " calls was throttled";
    if (accepted > burst.rate().requests()) {
      fail(burst.throttled().description() + " after " + burst.rate().requests() + " calls", none);
    } else {
      // rejected calls need not count
      notExercised =
          Optional.of(
              "vacuous: only "
                  + accepted
                  + " calls succeeded, the last returned "
                  + last.map(Exchange::summary).orElse("nothing"));
    }
  }

  private Optional<Call> next(Step.Burst burst) {
    int number = sent++;
    return data.call(burst.template(number).relabeled("call " + number));
  }

  private void expect(Step.Burst burst, Expectation expectation) {
    next(burst)
        .map(target::sendWithoutRetry)
        .map(this::keep)
        .filter(exchange -> !run.isExpected(expectation, exchange))
        .ifPresent(exchange -> fail(expectation.description(), exchange.summary()));
  }

  /** After the rate has recovered a call passes, and so do those of later obligations. */
  private void recoverAfter(Step.Burst burst) {
    if (target.recoversRateImmediately()) {
      target.recoverRate(burst.rate().seconds());
      if (isUndecided()) {
        expect(burst, Expectation.success());
      }
    }
  }
}
