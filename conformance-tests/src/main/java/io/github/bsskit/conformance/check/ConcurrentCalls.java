package io.github.bsskit.conformance.check;

import io.github.bsskit.conformance.obligation.Expectation;
import io.github.bsskit.conformance.obligation.Obligation;
import io.github.bsskit.conformance.obligation.Step;
import io.github.bsskit.conformance.target.Exchange;
import io.github.bsskit.conformance.target.WireResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Makes the calls of the next obligations while the first of them is waited for. What came is
 * looked at in the order of the run, as if each call had been made in its turn.
 *
 * <p>Company can only acquit: calls whose answers are not beyond doubt are made anew, alone, when
 * their turn comes, and what came first is forgotten. So nobody is accused of what happens only
 * because several calls were made at once, which the obligations named race try by themselves.
 */
final class ConcurrentCalls {

  private final ConformanceRun examination;
  private final Planner planner;
  private final int jobs;
  private final ThreadPoolExecutor senders;
  private final Deque<Ahead> pending = new ArrayDeque<>();
  private List<Obligation> order = List.of();
  private int next;
  private boolean alone;

  /**
   * What came of an obligation's calls.
   *
   * @param exchanges in their order, without numbers
   * @param doubtful whether the last of them is not what a lawful target answers for certain
   * @param took how long all of them took
   */
  record Answers(List<Exchange> exchanges, boolean doubtful, Duration took) {}

  private record Ahead(Plan plan, Optional<Future<Answers>> answers) {}

  /**
   * A lookahead.
   *
   * @param jobs how many obligations are tried at once, at least 1; with 1 nothing is made before
   *     its turn
   */
  ConcurrentCalls(ConformanceRun examination, Planner planner, int jobs) {
    this.examination = examination;
    this.planner = planner;
    this.jobs = jobs;
    senders =
        new ThreadPoolExecutor(
            jobs,
            jobs,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, "ahead");
              thread.setDaemon(true);
              return thread;
            });
    senders.allowCoreThreadTimeOut(true);
  }

  /** Tells what will be tried, in order. */
  void expect(List<Obligation> obligations) {
    order = List.copyOf(obligations);
    next = 0;
  }

  /** The plan of an obligation whose calls have been begun; empty if its turn comes first. */
  Optional<Plan> plan(Obligation obligation) {
    return Optional.ofNullable(pending.peek())
        .map(Ahead::plan)
        .filter(plan -> plan.obligation().equals(obligation));
  }

  /**
   * Begins with as many obligations as may be tried at once, the present one first; stops before
   * one that must be tried alone.
   */
  void fill(Obligation present) {
    if (jobs == 1 || alone) {
      return;
    }
    if (!pending.isEmpty() && plan(present).isEmpty()) {
      // somebody tries them in another order
      pending.forEach(other -> other.answers().ifPresent(ConcurrentCalls::got));
      pending.clear();
    }
    if (pending.isEmpty()) {
      next = order.indexOf(present);
    }
    while (next >= 0 && next < order.size() && pending.size() < 2 * jobs) {
      Obligation obligation = order.get(next);
      if (!TestData.isOnItsOwn(obligation) || !planner.mayGoAhead(obligation)) {
        return;
      }
      next++;
      Plan plan = planner.plan(obligation);
      Optional<Future<Answers>> answers =
          plan.notTried().isPresent()
              ? Optional.empty()
              : Optional.of(senders.submit(() -> made(plan)));
      pending.add(new Ahead(plan, answers));
    }
  }

  /** What came of the calls of the plan whose turn it is; empty if they must be made anew. */
  Optional<Answers> turn() {
    Ahead ahead = pending.remove();
    if (ahead.answers().isEmpty()) {
      return Optional.of(new Answers(List.of(), false, Duration.ZERO));
    }
    Answers answers = got(ahead.answers().get());
    if (!answers.doubtful()) {
      return Optional.of(answers);
    }
    // a rate that nobody told of, or a target that is too slow for company, is left alone for good
    alone |= answers.exchanges().stream().anyMatch(ConcurrentCalls::isOverburdened);
    pending.forEach(other -> other.answers().ifPresent(ConcurrentCalls::got));
    return Optional.empty();
  }

  /** Whether calls of later obligations have been made. */
  boolean isAhead() {
    return !pending.isEmpty();
  }

  private static boolean isOverburdened(Exchange exchange) {
    return ConformanceRun.isThrottled(exchange)
        || exchange.result() instanceof WireResult.NoResponse lost
            && (lost.cause() == WireResult.Cause.TIMED_OUT
                || lost.cause() == WireResult.Cause.UNREACHABLE);
  }

  private Answers made(Plan plan) {
    Instant start = Instant.now();
    List<Exchange> exchanges = new ArrayList<>();
    boolean doubtful = false;
    for (Step step : plan.obligation().steps()) {
      if (!doubtful) {
        Exchange exchange = exchange(step, plan, exchanges);
        exchanges.add(exchange);
        doubtful = !examination.isBeyondDoubt(expectation(step, plan), exchange);
      }
    }
    return new Answers(exchanges, doubtful, Duration.between(start, Instant.now()));
  }

  private Exchange exchange(Step step, Plan plan, List<Exchange> before) {
    if (step instanceof Step.Send send) {
      Plan.Send planned = plan.of(send);
      return examination.target().sendAhead(planned.call().orElseThrow(), planned.byLibrary());
    }
    return examination.target().resendAhead(before.get(before.size() - 1));
  }

  /** What must come of a step; nothing where it is only observed. */
  private static Optional<Expectation> expectation(Step step, Plan plan) {
    boolean isObserved = plan.obligation().demand() == Obligation.Demand.INTERPRETATION;
    if (step instanceof Step.Send send) {
      return Optional.of(send.expectation()).filter(any -> send.first() || !isObserved);
    }
    return Optional.of(((Step.Replay) step).expectation()).filter(any -> !isObserved);
  }

  private static Answers got(Future<Answers> answers) {
    try {
      return answers.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the run was interrupted", e);
    }
  }
}
