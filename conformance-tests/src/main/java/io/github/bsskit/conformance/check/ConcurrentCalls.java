package io.github.bsskit.conformance.check;

import io.github.bsskit.conformance.check.Plan.PlannedCall;
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
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Sends the calls of the next obligations while the first is waited for. The responses are checked
 * in the order of the run, as if each call had been sent in its turn.
 *
 * <p>Parallel runs never cause false failures: calls whose responses are not clearly right are sent
 * again in their turn, alone, and the first responses are discarded. Concurrency itself is tested
 * by the obligations named race.
 */
final class ConcurrentCalls {

  private static final Set<WireResult.Cause> OVERLOAD =
      Set.of(WireResult.Cause.TIMED_OUT, WireResult.Cause.UNREACHABLE);

  private final ConformanceRun run;
  private final Planner planner;
  private final int jobs;
  private final ThreadPoolExecutor senders;
  private final Deque<Pending> pending = new ArrayDeque<>();
  private List<Obligation> order = List.of();
  private int next;
  private boolean disabled;

  /**
   * What an obligation's calls returned.
   *
   * @param exchanges in order, without numbers
   * @param doubtful whether the last of them is not clearly right
   * @param took how long all of them took
   */
  record SentAhead(List<Exchange> exchanges, boolean doubtful, Duration took) {}

  private record Pending(Plan plan, Optional<Future<SentAhead>> calls) {}

  /**
   * Sends ahead for one run.
   *
   * @param jobs how many obligations run concurrently, at least 1; 1 sends nothing ahead
   */
  ConcurrentCalls(ConformanceRun run, Planner planner, int jobs) {
    this.run = run;
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

  /** Sets the order of the run. */
  void schedule(List<Obligation> obligations) {
    order = List.copyOf(obligations);
    next = 0;
  }

  /** The plan of an obligation whose calls have been sent ahead; empty if they have not. */
  Optional<Plan> plan(Obligation obligation) {
    return Optional.ofNullable(pending.peek())
        .map(Pending::plan)
        .filter(plan -> plan.obligation().equals(obligation));
  }

  /** Sends the calls of the present and the next obligations, up to one that must run alone. */
  void fill(Obligation present) {
    if (jobs == 1 || disabled) {
      return;
    }
    if (!pending.isEmpty() && plan(present).isEmpty()) {
      // the obligations run in another order than scheduled
      awaitPending();
      pending.clear();
    }
    if (pending.isEmpty()) {
      next = order.indexOf(present);
    }
    while (next >= 0 && next < order.size() && pending.size() < 2 * jobs) {
      Obligation obligation = order.get(next);
      if (!TestData.isIndependent(obligation) || !planner.mayRunAhead(obligation)) {
        return;
      }
      next++;
      Plan plan = planner.plan(obligation);
      Optional<Future<SentAhead>> calls =
          plan.notExercised().isPresent()
              ? Optional.empty()
              : Optional.of(senders.submit(() -> send(plan)));
      pending.add(new Pending(plan, calls));
    }
  }

  /** What the calls of the present obligation returned; empty if they must be sent again. */
  Optional<SentAhead> take() {
    Pending present = pending.remove();
    if (present.calls().isEmpty()) {
      return Optional.of(new SentAhead(List.of(), false, Duration.ZERO));
    }
    SentAhead sent = await(present.calls().get());
    if (!sent.doubtful()) {
      return Optional.of(sent);
    }
    // an undeclared rate limit, or a target too slow for concurrent calls
    disabled |= sent.exchanges().stream().anyMatch(ConcurrentCalls::isOverloaded);
    awaitPending();
    return Optional.empty();
  }

  private void awaitPending() {
    pending.forEach(other -> other.calls().ifPresent(ConcurrentCalls::await));
  }

  /** Whether calls of later obligations have been sent. */
  boolean isAhead() {
    return !pending.isEmpty();
  }

  private static boolean isOverloaded(Exchange exchange) {
    return ConformanceRun.isThrottled(exchange)
        || exchange.result() instanceof WireResult.NoResponse missing
            && OVERLOAD.contains(missing.cause());
  }

  private SentAhead send(Plan plan) {
    Instant start = Instant.now();
    List<Exchange> exchanges = new ArrayList<>();
    boolean doubtful = false;
    for (Step step : plan.obligation().steps()) {
      if (!doubtful) {
        Exchange exchange = send(plan.call(step), exchanges);
        exchanges.add(exchange);
        doubtful = !run.isClearlyRight(required(step.single().orElseThrow(), plan), exchange);
      }
    }
    return new SentAhead(exchanges, doubtful, Duration.between(start, Instant.now()));
  }

  /** Sends a call, or the previous request again. */
  private Exchange send(Optional<PlannedCall> planned, List<Exchange> before) {
    return planned
        .map(call -> run.target().sendAhead(call.call().orElseThrow(), call.byLibrary()))
        .orElseGet(() -> run.target().resendAhead(before.get(before.size() - 1)));
  }

  /** The expectation of a step; empty where the response is only observed. */
  private static Optional<Expectation> required(Step.Single step, Plan plan) {
    boolean isObserved = plan.obligation().demand() == Obligation.Demand.INTERPRETATION;
    return step.prepares() || !isObserved ? Optional.of(step.expectation()) : Optional.empty();
  }

  private static SentAhead await(Future<SentAhead> calls) {
    try {
      return calls.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the run was interrupted", e);
    }
  }
}
