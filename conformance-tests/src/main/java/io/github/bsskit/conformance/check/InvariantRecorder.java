package io.github.bsskit.conformance.check;

import io.github.bsskit.conformance.obligation.Obligation;
import io.github.bsskit.conformance.obligation.Obligations;
import io.github.bsskit.conformance.target.Call;
import io.github.bsskit.conformance.target.Exchange;
import io.github.bsskit.conformance.target.Profile;
import io.github.bsskit.rulebook.FieldRule;
import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.rulebook.Rulebook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps what every exchange of a run says of every law, and what only many exchanges together can
 * say: that nothing is given twice, that numbers are not rounded, that nobody is throttled early.
 */
final class InvariantRecorder {

  private static final int SHOWN = 3;

  private final Rulebook rulebook;
  private final Set<String> laws;
  private final Judge judge;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Map<String, Exchange> requestIds = new HashMap<>();
  private final Map<String, Map<String, Exchange>> uniques = new HashMap<>();
  private final Map<String, FloatingPointDetector> roundness = new HashMap<>();
  private final Map<String, List<Instant>> calls = new HashMap<>();
  private Instant begin = Instant.MAX;
  private Instant rested = Instant.MIN;

  /** What was seen of one law. */
  private static final class Entry {
    private int kept;
    private int broken;
    private InvariantResult.Breach first;
    private final List<Exchange> evidence = new ArrayList<>();
  }

  InvariantRecorder(Rulebook rulebook, Profile profile) {
    this.rulebook = rulebook;
    laws =
        Obligations.of(rulebook, profile.wire()).stream()
            .filter(Obligation::isLaw)
            .map(Obligation::address)
            .collect(Collectors.toUnmodifiableSet());
    this.judge = new Judge(rulebook, profile.conditions().live());
  }

  Judge judge() {
    return judge;
  }

  /** Takes an exchange in. */
  void enter(Exchange exchange, Instant restedSince) {
    rested = restedSince;
    if (exchange.at().isBefore(begin)) {
      begin = exchange.at();
    }
    judge.judge(exchange).forEach(ruling -> enter(ruling, exchange));
    String id = exchange.field("RequestId");
    if (!id.isEmpty() && judge.isOfTheContract(exchange)) {
      once("response/RequestId/unique", requestIds, id, exchange);
    }
    exchange.call().ifPresent(call -> about(call.operation(), exchange));
  }

  /** The target has forgotten everything, so it may give the same numbers again. */
  void startOver() {
    requestIds.clear();
    uniques.clear();
  }

  private void about(OperationRule operation, Exchange exchange) {
    operation.rate().ifPresent(rate -> throttle(operation, rate, exchange));
    if (ResponseCode.of(rulebook, operation, exchange).isSuccess()) {
      for (FieldRule member : operation.success().fields()) {
        String value = exchange.field(member.name());
        if (member.unique() && !value.isEmpty()) {
          String law = operation.name() + "/success/" + member.name();
          once(
              law + "/unique",
              uniques.computeIfAbsent(law, key -> new HashMap<>()),
              value,
              exchange);
          if (member.format().equals("int64")) {
            roundness.computeIfAbsent(law, key -> new FloatingPointDetector()).see(value, exchange);
          }
        }
      }
    }
  }

  private void throttle(OperationRule operation, OperationRule.Rate rate, Exchange exchange) {
    Instant since = exchange.at().minusSeconds(rate.seconds());
    boolean throttled = ConformanceRun.isThrottled(exchange);
    long before = passed(operation, since.minusSeconds(1));
    boolean known = begin.isBefore(since) || rested.isAfter(begin);
    if (throttled && known) {
      enter(
          InvariantResult.of(
              operation.name() + "/rate-limit/not-early",
              before >= rate.requests(),
              "no throttling before " + rate.requests() + " calls in " + rate.seconds() + " s",
              "throttled after " + before + " calls"),
          exchange);
    } else if (!throttled) {
      enter(InvariantResult.of(operation.name() + "/rate-limit/not-early", true, "", ""), exchange);
    }
  }

  /** Counts a call when it is made, which may be before its turn, unless it was throttled. */
  synchronized void count(Exchange exchange) {
    Optional<Call> call = exchange.call().filter(made -> made.operation().rate().isPresent());
    if (call.isPresent() && !ConformanceRun.isThrottled(exchange)) {
      OperationRule operation = call.get().operation();
      List<Instant> times = calls.computeIfAbsent(operation.name(), name -> new ArrayList<>());
      int window = operation.rate().orElseThrow().seconds();
      times.removeIf(time -> time.isBefore(exchange.at().minusSeconds(window + 1L)));
      // the target counts a call when it comes in, which may be as late as its answer
      times.add(exchange.at().plus(exchange.took()));
    }
  }

  /** How many calls were not throttled since a time, as far as callers have not rested since. */
  private synchronized long passed(OperationRule operation, Instant since) {
    return calls.getOrDefault(operation.name(), List.of()).stream()
        .filter(time -> !time.isBefore(since) && time.isAfter(rested))
        .count();
  }

  private void once(String law, Map<String, Exchange> seen, String value, Exchange exchange) {
    Exchange earlier = seen.putIfAbsent(value, exchange);
    enter(
        InvariantResult.of(
            law,
            earlier == null,
            "a value that no other answer has",
            earlier == null ? "" : value + " again, first in exchange " + earlier.number()),
        exchange);
  }

  private void enter(InvariantResult ruling, Exchange exchange) {
    if (!laws.contains(ruling.law())) {
      throw new IllegalStateException("no obligation has the address " + ruling.law());
    }
    Entry entry = entries.computeIfAbsent(ruling.law(), law -> new Entry());
    if (ruling.breach().isEmpty()) {
      entry.kept++;
      return;
    }
    entry.broken++;
    if (entry.first == null) {
      entry.first = ruling.breach().get();
    }
    if (entry.evidence.size() < SHOWN) {
      entry.evidence.add(exchange);
    }
  }

  /** The verdict on a law. */
  Result result(Obligation law) {
    roundness.forEach(
        (name, numbers) ->
            numbers
                .ruling(name + "/exact")
                .ifPresent(ruling -> entries.put(ruling.law(), entryOf(ruling, numbers))));
    Entry entry = entries.get(law.address());
    if (entry == null) {
      return Result.of(
          law,
          Verdict.NOT_EXERCISED,
          law.isAboutAGatewayError()
              ? "nothing in this run brings this error of the gateway about, and nothing has to"
              : "no answer of this run bears on it");
    } else if (entry.broken == 0) {
      return Result.of(law, Verdict.PASSED, "");
    }
    String often = entry.broken + " of " + (entry.broken + entry.kept) + " answers";
    if (law.demand() == Obligation.Demand.INTERPRETATION) {
      return Result.of(law, Verdict.OBSERVED, "seen in " + often + ": " + entry.first.seen());
    }
    List<Finding.Fact> facts =
        List.of(
            new Finding.Fact("expected", entry.first.expected()),
            new Finding.Fact("but was", entry.first.seen()),
            new Finding.Fact("seen in", often));
    return Result.failed(law, new Finding(facts, entry.evidence));
  }

  private static Entry entryOf(InvariantResult ruling, FloatingPointDetector numbers) {
    Entry entry = new Entry();
    entry.first = ruling.breach().orElse(null);
    entry.broken = ruling.breach().isPresent() ? numbers.count() : 0;
    entry.kept = ruling.breach().isPresent() ? 0 : numbers.count();
    entry.evidence.addAll(numbers.examples());
    return entry;
  }

  /** Whether there were so few calls lately that so many more will not be throttled. */
  boolean hasRoomFor(int more, OperationRule operation) {
    return operation
        .rate()
        .map(
            rate -> {
              Instant since = Instant.now().minus(Duration.ofSeconds(rate.seconds()));
              long recent = passed(operation, since);
              return recent + more <= rate.requests();
            })
        .orElse(true);
  }
}
