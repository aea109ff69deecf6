package io.github.bsskit.conformance.check;

import io.github.bsskit.conformance.obligation.CallTemplate;
import io.github.bsskit.conformance.obligation.Expectation;
import io.github.bsskit.conformance.obligation.Step;
import io.github.bsskit.conformance.target.Call;
import io.github.bsskit.conformance.target.Exchange;
import io.github.bsskit.conformance.target.Target;
import io.github.bsskit.rulebook.OperationRule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One performance of an obligation's steps, up to the first that does not come out. */
final class ObligationExecution {

  private final ConformanceRun examination;
  private final Plan plan;
  private final TestData provisions;
  private final Target target;
  private final List<Exchange> exchanges = new ArrayList<>();
  private Optional<Exchange> last = Optional.empty();
  private Optional<String> notTried = Optional.empty();
  private Optional<Finding> finding = Optional.empty();
  private boolean disputed;

  /**
   * How it ended.
   *
   * @param notTried why nothing was learnt, if nothing was
   * @param finding what did not come out
   * @param seen what was seen at the end, in a line
   * @param disputed whether some sources ask for something else than what was seen
   */
  record End(Optional<String> notTried, Optional<Finding> finding, String seen, boolean disputed) {}

  ObligationExecution(ConformanceRun examination, Plan plan) {
    this.examination = examination;
    this.plan = plan;
    this.provisions = plan.provisions();
    this.target = examination.target();
  }

  End perform() {
    for (Step step : plan.obligation().steps()) {
      perform(step);
      if (notTried.isPresent() || finding.isPresent()) {
        break;
      }
    }
    String seen = last.map(Exchange::summary).orElse("");
    return new End(notTried, finding, seen, disputed);
  }

  boolean wasThrottled() {
    return finding.isPresent()
        && finding.get().evidence().stream().anyMatch(ConformanceRun::isThrottled);
  }

  private void perform(Step step) {
    if (step instanceof Step.Send send) {
      send(send);
    } else if (step instanceof Step.Replay replay) {
      Exchange earlier = last.orElseThrow();
      check(
          replay.expectation(),
          earlier.call().orElseThrow().operation(),
          kept(target.replay(earlier)));
    } else if (step instanceof Step.Together together) {
      together(together.sends(), false);
    } else if (step instanceof Step.InARow row) {
      together(row.sends(), true);
    } else if (step instanceof Step.Race race) {
      race(race);
    } else if (step instanceof Step.Arrange arrange) {
      arrange(arrange);
    } else if (step instanceof Step.Bytes bytes) {
      bytes(bytes);
    } else if (step instanceof Step.Burst burst) {
      burst(burst);
    } else if (step instanceof Step.Generated generated) {
      generated(generated);
    }
  }

  private void send(Step.Send send) {
    Optional<Call> call = plan.of(send).call();
    if (call.isEmpty()) {
      notTried = Optional.of(ConformanceRun.NO_OWNERS);
      return;
    }
    boolean byLibrary = plan.of(send).byLibrary();
    Exchange exchange = kept(byLibrary ? target.send(call.get()) : target.sendRaw(call.get()));
    OperationRule operation = send.recipe().operation();
    if (send.first() && !examination.meets(send.expectation(), operation, exchange)) {
      notTried =
          Optional.of(
              "vacuous: the call before was answered "
                  + exchange.summary()
                  + " instead of "
                  + send.expectation().words());
      return;
    }
    check(send.expectation(), operation, exchange);
  }

  private Exchange kept(Exchange exchange) {
    exchanges.add(exchange);
    last = Optional.of(exchange);
    return exchange;
  }

  private void check(Expectation expectation, OperationRule operation, Exchange exchange) {
    if (!examination.meets(expectation, operation, exchange)) {
      finding = Optional.of(Finding.of(expectation.words(), exchange.summary(), shown()));
    }
    disputed |=
        expectation instanceof Expectation.SuccessUnless
            && !examination.outcome(operation, exchange).isSuccess();
  }

  /** The last exchanges are enough to see what happened. */
  private List<Exchange> shown() {
    return exchanges.subList(Math.max(0, exchanges.size() - 3), exchanges.size());
  }

  private Optional<List<Call>> calls(List<CallTemplate> recipes) {
    List<Call> calls = new ArrayList<>();
    for (CallTemplate recipe : recipes) {
      Optional<Call> call = examination.call(provisions, recipe);
      if (call.isEmpty()) {
        notTried = Optional.of(ConformanceRun.NO_OWNERS);
        return Optional.empty();
      }
      calls.add(call.get());
    }
    makeRoom(calls);
    return Optional.of(calls);
  }

  private void makeRoom(List<Call> calls) {
    OperationRule operation = calls.get(0).operation();
    if (target.recoversRateImmediately()
        && !examination.lawbook().hasRoomFor(calls.size(), operation)) {
      operation.rate().ifPresent(rate -> target.recoverRate(rate.seconds()));
    }
  }

  private void together(List<Step.Send> sends, boolean inARow) {
    Optional<List<Call>> calls = calls(sends.stream().map(Step.Send::recipe).toList());
    if (calls.isEmpty()) {
      return;
    }
    List<Exchange> answers =
        inARow ? target.sendInSequence(calls.get()) : target.sendTogether(calls.get());
    answers.forEach(this::kept);
    for (int i = 0; i < answers.size(); i++) {
      Step.Send send = sends.get(i);
      Exchange exchange = answers.get(i);
      if (!examination.meets(send.expectation(), send.recipe().operation(), exchange)) {
        finding =
            Optional.of(
                Finding.of(send.expectation().words(), exchange.summary(), List.of(exchange)));
        return;
      }
    }
  }

  private void race(Step.Race race) {
    List<CallTemplate> same = new ArrayList<>();
    for (int i = 0; i < race.times(); i++) {
      same.add(race.recipe());
    }
    Optional<List<Call>> calls = calls(same);
    if (calls.isEmpty()) {
      return;
    }
    OperationRule operation = race.recipe().operation();
    List<Exchange> answers = target.sendTogether(calls.get());
    answers.forEach(this::kept);
    List<Exchange> successes =
        answers.stream()
            .filter(answer -> examination.outcome(operation, answer).isSuccess())
            .toList();
    boolean othersAsExpected =
        answers.stream()
            .filter(answer -> !successes.contains(answer))
            .allMatch(answer -> examination.meets(race.others(), operation, answer));
    if (successes.size() != 1 || !othersAsExpected) {
      String seen =
          answers.stream()
              .collect(
                  Collectors.groupingBy(Exchange::summary, TreeMap::new, Collectors.counting()))
              .entrySet()
              .stream()
              .map(entry -> entry.getValue() + " times " + entry.getKey())
              .collect(Collectors.joining(", "));
      finding =
          Optional.of(
              Finding.of(
                  "one success, the others " + race.others().words(),
                  seen,
                  successes.size() > 1 ? successes.subList(0, 2) : answers.subList(0, 2)));
    }
  }

  /** What the profile says that can be arranged, the target must let be arranged. */
  private void arrange(Step.Arrange arrange) {
    target
        .arrangeFault(arrange.operation(), arrange.error().code())
        .ifPresent(
            why ->
                finding =
                    Optional.of(
                        Finding.of(
                            "the profile's faults arrange " + arrange.error().code(),
                            why,
                            List.of())));
  }

  private void bytes(Step.Bytes bytes) {
    Exchange exchange = kept(target.sendBytes(bytes.bytes()));
    last = Optional.of(exchange);
  }

  /**
   * Calls until one is throttled. Callers that have their whole rate are throttled neither before
   * nor after the documented number; a window that begins with the clock's minute may end while
   * this goes on, which it does not do twice.
   */
  private void burst(Step.Burst burst) {
    OperationRule.Rate rate = burst.rate();
    for (int round = 0; round < 2; round++) {
      finding = Optional.empty();
      if (target.recoversRateImmediately()) {
        target.recoverRate(rate.seconds());
      }
      Instant start = Instant.now();
      int passed = callUntilThrottled(burst, "burst " + round + ", ");
      double seconds = Duration.between(start, Instant.now()).toMillis() / 1000.0;
      if (notTried.isPresent() || finding.isPresent()) {
        break;
      }
      int most = rate.requests() + (int) (seconds * rate.requests() / rate.seconds());
      if (target.recoversRateImmediately() && (passed < rate.requests() || passed > most)) {
        finding =
            Optional.of(
                Finding.of(
                    rate.requests() + " calls in " + rate.seconds() + " s, and no more",
                    passed + " calls passed before one was throttled",
                    last.stream().toList()));
        continue;
      }
      break;
    }
    restAfter(burst);
  }

  /** How many calls passed. */
  private int callUntilThrottled(Step.Burst burst, String label) {
    int most = 2 * burst.rate().requests() + 1;
    Instant end = Instant.now().plusSeconds(burst.rate().seconds());
    for (int sent = 0; sent < most; sent++) {
      Optional<Call> call = examination.call(provisions, burst.recipe().labelled(label + sent));
      if (call.isEmpty()) {
        notTried = Optional.of(ConformanceRun.NO_OWNERS);
        return sent;
      }
      Exchange exchange = target.sendWithoutRetry(call.get());
      last = Optional.of(exchange);
      if (ConformanceRun.isThrottled(exchange)) {
        check(burst.throttled(), burst.recipe().operation(), kept(exchange));
        return sent;
      }
      if (Instant.now().isAfter(end)) {
        notTried =
            Optional.of(
                "the target is too slow to use up its rate: " + sent + " calls in that time");
        return sent;
      }
    }
    finding =
        Optional.of(
            Finding.of(
                burst.throttled().words() + " after " + burst.rate().requests() + " calls",
                "none of " + most + " calls was throttled",
                last.stream().toList()));
    return most;
  }

  /** With a whole rate again a call passes, and so do those of whoever comes next. */
  private void restAfter(Step.Burst burst) {
    if (!target.recoversRateImmediately()) {
      return;
    }
    target.recoverRate(burst.rate().seconds());
    if (finding.isEmpty() && notTried.isEmpty()) {
      examination
          .call(provisions, burst.recipe().labelled("after the burst"))
          .ifPresent(
              call ->
                  check(
                      Expectation.success(),
                      call.operation(),
                      kept(target.sendWithoutRetry(call))));
    }
  }

  private void generated(Step.Generated step) {
    CaseRunner bench = new CaseRunner(examination);
    CaseGenerator.Drawn drawn =
        examination.generator().draw(step, bench, plan.obligation().address());
    if (drawn
        .failure()
        .filter(List.of(ConformanceRun.SILENT, ConformanceRun.NO_OWNERS)::contains)
        .isPresent()) {
      notTried = drawn.failure();
    } else if (drawn.failure().isPresent()) {
      finding =
          Optional.of(
              new Finding(
                  List.of(
                      new Finding.Fact("expected", step.kind().statement()),
                      new Finding.Fact("but was", drawn.failure().get()),
                      new Finding.Fact("tries", String.valueOf(drawn.tries()))),
                  bench.evidence()));
    }
  }
}
