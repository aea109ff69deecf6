package io.github.bsskit.conformance.check;

import io.github.bsskit.conformance.obligation.CallTemplate;
import io.github.bsskit.conformance.obligation.Expectation;
import io.github.bsskit.conformance.obligation.RateStep;
import io.github.bsskit.conformance.obligation.Step;
import io.github.bsskit.conformance.target.Call;
import io.github.bsskit.conformance.target.Exchange;
import io.github.bsskit.conformance.target.Target;
import io.github.bsskit.rulebook.OperationRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Executes the steps of an obligation, up to the first that fails. */
final class ObligationExecution implements Step.Visitor {

  private final ConformanceRun run;
  private final Plan plan;
  private final Target target;
  private final List<Exchange> exchanges = new ArrayList<>();
  private Optional<Exchange> last = Optional.empty();
  private Optional<String> notExercised = Optional.empty();
  private Optional<Finding> finding = Optional.empty();
  private boolean disputed;

  ObligationExecution(ConformanceRun run, Plan plan) {
    this.run = run;
    this.plan = plan;
    this.target = run.target();
  }

  void run() {
    for (Step step : plan.obligation().steps()) {
      if (isUndecided()) {
        step.accept(this);
      }
    }
  }

  private boolean isUndecided() {
    return notExercised.isEmpty() && finding.isEmpty();
  }

  /** Why nothing was learned; empty if something was. */
  Optional<String> notExercised() {
    return notExercised;
  }

  /** The deviation; empty if there is none. */
  Optional<Finding> finding() {
    return finding;
  }

  /** What was found instead of what is expected, or else the last response, in one line. */
  String observation() {
    return finding
        .map(Finding::toString)
        .or(() -> last.map(Exchange::summary))
        .orElse("no response");
  }

  /** Whether an error was returned that only some sources allow. */
  boolean isDisputed() {
    return disputed;
  }

  boolean wasThrottled() {
    return finding.stream()
        .flatMap(found -> found.evidence().stream())
        .anyMatch(ConformanceRun::isThrottled);
  }

  private void fail(String expected, String actual, List<Exchange> evidence) {
    finding = Optional.of(Finding.of(expected, actual, evidence));
  }

  private Exchange keep(Exchange exchange) {
    exchanges.add(exchange);
    last = Optional.of(exchange);
    return exchange;
  }

  private void check(Expectation expectation, Exchange exchange) {
    if (!run.isExpected(expectation, exchange)) {
      List<Exchange> lastThree =
          exchanges.subList(Math.max(0, exchanges.size() - 3), exchanges.size());
      fail(expectation.description(), exchange.summary(), lastThree);
    }
    disputed |= expectation.isDisputed() && !run.isSuccess(exchange);
  }

  /** The call of a template; empty, and the obligation not exercised, if owners are used up. */
  private Optional<Call> call(CallTemplate template) {
    return orNotExercised(plan.data().call(template));
  }

  private Optional<Call> orNotExercised(Optional<Call> call) {
    if (call.isEmpty()) {
      notExercised = Optional.of(ConformanceRun.NO_OWNERS);
    }
    return call;
  }

  @Override
  public void send(Step.Send send) {
    Plan.PlannedCall planned = plan.call(send).orElseThrow();
    orNotExercised(planned.call())
        .map(call -> planned.byLibrary() ? target.send(call) : target.sendRaw(call))
        .ifPresent(exchange -> sent(send, keep(exchange)));
  }

  private void sent(Step.Send send, Exchange exchange) {
    if (send.prepares() && !run.isExpected(send.expectation(), exchange)) {
      notExercised =
          Optional.of(
              "vacuous: the call before returned "
                  + exchange.summary()
                  + " instead of "
                  + send.expectation().description());
    } else {
      check(send.expectation(), exchange);
    }
  }

  @Override
  public void replay(Step.Replay replay) {
    check(replay.expectation(), keep(target.replay(last.orElseThrow())));
  }

  /** The calls; empty if the owners do not suffice for all of them. */
  private List<Call> calls(List<CallTemplate> templates) {
    List<Call> calls = templates.stream().flatMap(one -> call(one).stream()).toList();
    if (calls.size() < templates.size()) {
      return List.of();
    }
    OperationRule operation = calls.get(0).operation();
    notExercised = target.tooManyAtOnce(calls);
    if (notExercised.isPresent()) {
      return List.of();
    }
    if (target.recoversRateImmediately() && !run.invariants().hasRoomFor(calls.size(), operation)) {
      operation.rate().ifPresent(rate -> target.recoverRate(rate.seconds()));
    }
    return calls;
  }

  @Override
  public void batch(Step.Batch batch) {
    List<Call> calls = calls(batch.templates());
    if (calls.isEmpty()) {
      return;
    }
    List<Exchange> responses =
        batch.concurrent() ? target.sendTogether(calls) : target.sendInSequence(calls);
    responses.forEach(this::keep);
    for (int i = 0; i < responses.size() && finding.isEmpty(); i++) {
      Expectation expectation = batch.sends().get(i).expectation();
      Exchange exchange = responses.get(i);
      if (!run.isExpected(expectation, exchange)) {
        fail(expectation.description(), exchange.summary(), List.of(exchange));
      }
    }
  }

  @Override
  public void race(Step.Race race) {
    List<Call> calls = calls(Collections.nCopies(race.times(), race.template()));
    if (calls.isEmpty()) {
      return;
    }
    List<Exchange> responses = target.sendTogether(calls);
    responses.forEach(this::keep);
    List<Exchange> successes = responses.stream().filter(run::isSuccess).toList();
    if (successes.isEmpty()) {
      // the owner may have a record already
      responses.forEach(response -> run.isExpected(Expectation.success(), response));
    }
    boolean othersAsExpected =
        responses.stream()
            .filter(response -> !successes.contains(response))
            .allMatch(response -> run.isExpected(race.others(), response));
    if (successes.size() != 1 || !othersAsExpected) {
      String actual =
          responses.stream()
              .collect(
                  Collectors.groupingBy(Exchange::summary, TreeMap::new, Collectors.counting()))
              .entrySet()
              .stream()
              .map(entry -> entry.getValue() + " times " + entry.getKey())
              .collect(Collectors.joining(", "));
      List<Exchange> shown = successes.size() > 1 ? successes : responses;
      if (successes.size() == 1) {
        // the wrong error decides
        shown =
            responses.stream()
                .filter(response -> !successes.contains(response))
                .filter(response -> !run.isClearlyRight(Optional.of(race.others()), response))
                .limit(1)
                .toList();
        shown = List.of(successes.get(0), shown.get(0));
      }
      fail("one success, the others " + race.others().description(), actual, shown.subList(0, 2));
    }
  }

  /** A fault that the profile claims to support must be possible to arrange. */
  @Override
  public void arrangeFault(Step.ArrangeFault fault) {
    String code = fault.error().code();
    target
        .arrangeFault(fault.operation(), code)
        .ifPresent(why -> fail("the profile's faults arrange " + code, why, List.of()));
  }

  @Override
  public void rawBytes(Step.RawBytes bytes) {
    keep(target.sendBytes(bytes.bytes()));
  }

  @Override
  public void burst(RateStep.Burst burst) {
    take(new RateCheck(run, plan.data()).burst(burst));
  }

  @Override
  public void rateWindow(RateStep.RateWindow window) {
    take(new RateCheck(run, plan.data()).window(window));
  }

  @Override
  public void otherCaller(RateStep.OtherCaller other) {
    take(new RateCheck(run, plan.data()).otherCaller(other));
  }

  private void take(RateCheck.Outcome outcome) {
    finding = outcome.finding();
    notExercised = outcome.notExercised();
    last = outcome.last().or(() -> last);
  }

  @Override
  public void repeatEarliest(Step.RepeatEarliest repeat) {
    Exchange earliest =
        repeat
            .operation()
            .flatMap(run.earliest()::of)
            .or(() -> run.earliest().signedWith(repeat.signature()))
            .or(() -> last)
            .orElseThrow();
    Exchange again =
        repeat.operation().isPresent()
            ? target.sendRaw(earliest.call().orElseThrow())
            : target.replay(earliest);
    check(repeat.expectation(), keep(again));
  }

  @Override
  public void advanceClock(Step.AdvanceClock advance) {
    if (!target.advanceClock(advance.seconds())) {
      notExercised = Optional.of("hooks.clock: the hook failed");
    }
  }

  @Override
  public void generated(Step.Generated step) {
    CaseRunner runner = new CaseRunner(run);
    CaseGenerator.Checked checked =
        run.generator().check(step, runner, plan.obligation().address());
    Optional<String> failure = checked.failure();
    if (failure
        .filter(List.of(ConformanceRun.UNRESPONSIVE, ConformanceRun.NO_OWNERS)::contains)
        .isPresent()) {
      notExercised = failure;
    } else if (failure.isPresent()) {
      finding =
          Optional.of(
              Finding.of(
                  step.property().statement(),
                  failure.get(),
                  "tries",
                  String.valueOf(checked.tries()),
                  runner.evidence()));
    }
  }
}
