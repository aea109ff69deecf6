package io.github.bsskit.conformance.check;

import io.github.bsskit.conformance.obligation.Invariant;
import io.github.bsskit.conformance.obligation.Obligation;
import io.github.bsskit.conformance.obligation.Obligations;
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
 * Records the invariants of all exchanges of a run, including those that need several exchanges:
 * unique values, unrounded numbers, and no throttling before the documented rate.
 */
final class InvariantRecorder {

  private static final int SHOWN = 3;

  private final Rulebook rulebook;
  private final Set<String> addresses;
  private final Judge judge;
  private final Map<String, Tally> tallies = new LinkedHashMap<>();
  private final Map<String, Map<String, Exchange>> uniques = new HashMap<>();
  private final Map<String, FloatingPointDetector> numbers = new HashMap<>();
  private final Map<String, List<Instant>> calls = new HashMap<>();
  private Instant begin = Instant.MAX;
  private Instant rateFullSince = Instant.MIN;

  /** How often an invariant held and was broken. */
  private static final class Tally {
    private int held;
    private int broken;
    private InvariantResult.Breach first;
    private final List<Exchange> evidence = new ArrayList<>();
  }

  InvariantRecorder(Rulebook rulebook, Profile profile) {
    this.rulebook = rulebook;
    addresses =
        Obligations.of(rulebook, profile.wire()).stream()
            .filter(Obligation::isInvariant)
            .map(Obligation::address)
            .collect(Collectors.toUnmodifiableSet());
    this.judge = new Judge(rulebook, profile.conditions().live());
  }

  Judge judge() {
    return judge;
  }

  /** Records an exchange. */
  void add(Exchange exchange, Instant since) {
    rateFullSince = since;
    if (exchange.at().isBefore(begin)) {
      begin = exchange.at();
    }
    judge.judge(exchange).forEach(result -> add(result, exchange));
    String id = exchange.field("RequestId");
    if (!id.isEmpty() && judge.isCoveredByContract(exchange)) {
      unique(Invariant.REQUEST_ID_UNIQUE.address(), id, exchange);
    }
    exchange.call().ifPresent(call -> add(call.operation(), exchange));
  }

  /** Forgets unique values: after a reset the target may return them again. */
  void reset() {
    uniques.clear();
  }

  private void add(OperationRule operation, Exchange exchange) {
    operation.rate().ifPresent(rate -> throttling(operation, rate, exchange));
    if (!ResponseCode.of(rulebook, exchange).isSuccess()) {
      return;
    }
    String group = operation.name() + "/success";
    for (FieldRule field : operation.success().fields()) {
      String value = exchange.field(field.name());
      if (field.unique() && !value.isEmpty()) {
        unique(Invariant.UNIQUE.address(group, field.name()), value, exchange);
        if (field.format().equals("int64")) {
          numbers
              .computeIfAbsent(
                  Invariant.EXACT.address(group, field.name()), key -> new FloatingPointDetector())
              .add(value, exchange);
        }
      }
    }
  }

  private void throttling(OperationRule operation, OperationRule.Rate rate, Exchange exchange) {
    String address = Invariant.NOT_EARLY.address(operation.name());
    Instant since = exchange.at().minusSeconds(rate.seconds());
    boolean countIsComplete = begin.isBefore(since) || rateFullSince.isAfter(begin);
    if (!ConformanceRun.isThrottled(exchange)) {
      add(InvariantResult.of(address, true, "", ""), exchange);
    } else if (countIsComplete) {
      long before = notThrottled(operation, since.minusSeconds(1));
      add(
          InvariantResult.of(
              address,
              before >= rate.requests(),
              "no throttling before " + rate.requests() + " calls in " + rate.seconds() + " s",
              "throttled after " + before + " calls"),
          exchange);
    }
  }

  /** Counts a call when it is sent, which may be before its turn, unless it was throttled. */
  synchronized void count(Exchange exchange) {
    Optional<OperationRule> limited =
        exchange.call().map(call -> call.operation()).filter(called -> called.rate().isPresent());
    if (limited.isPresent() && !ConformanceRun.isThrottled(exchange)) {
      int window = limited.get().rate().orElseThrow().seconds();
      List<Instant> times = calls.computeIfAbsent(limited.get().name(), name -> new ArrayList<>());
      times.removeIf(time -> time.isBefore(exchange.at().minusSeconds(window + 1L)));
      // the target counts a call when it receives it, at the latest when it responds
      times.add(exchange.at().plus(exchange.took()));
    }
  }

  /** How many calls were not throttled since a time, and since the rate was last full. */
  private synchronized long notThrottled(OperationRule operation, Instant since) {
    return calls.getOrDefault(operation.name(), List.of()).stream()
        .filter(time -> !time.isBefore(since) && time.isAfter(rateFullSince))
        .count();
  }

  private void unique(String address, String value, Exchange exchange) {
    Exchange earlier =
        uniques.computeIfAbsent(address, key -> new HashMap<>()).putIfAbsent(value, exchange);
    add(
        InvariantResult.of(
            address,
            earlier == null,
            "a value that no other response has",
            earlier == null ? "" : value + " again, first in exchange " + earlier.number()),
        exchange);
  }

  private void add(InvariantResult result, Exchange exchange) {
    if (!addresses.contains(result.address())) {
      throw new IllegalStateException("no obligation has the address " + result.address());
    }
    Tally tally = tallies.computeIfAbsent(result.address(), address -> new Tally());
    if (result.breach().isEmpty()) {
      tally.held++;
      return;
    }
    tally.broken++;
    if (tally.first == null) {
      tally.first = result.breach().get();
    }
    if (tally.evidence.size() < SHOWN) {
      tally.evidence.add(exchange);
    }
  }

  /** The verdict on an invariant. */
  Result result(Obligation invariant) {
    numbers.forEach(
        (address, detector) ->
            detector
                .result(address)
                .ifPresent(result -> tallies.put(address, tally(result, detector))));
    Tally tally = tallies.get(invariant.address());
    if (tally == null) {
      String why =
          invariant.isAboutGatewayError()
              ? "optional gateway error, not returned in this run"
              : "applies to no response of this run";
      return Result.of(invariant, Verdict.NOT_EXERCISED, why);
    } else if (tally.broken == 0) {
      return Result.of(invariant, Verdict.PASSED, "");
    }
    String often = tally.broken + " of " + (tally.broken + tally.held) + " responses";
    if (invariant.demand() == Obligation.Demand.INTERPRETATION) {
      String seen = "expected " + tally.first.expected() + ", but was " + tally.first.actual();
      return Result.observed(invariant, false, seen + ", seen in " + often);
    }
    return Result.failed(
        invariant,
        Finding.of(tally.first.expected(), tally.first.actual(), "seen in", often, tally.evidence));
  }

  private static Tally tally(InvariantResult result, FloatingPointDetector detector) {
    Tally tally = new Tally();
    tally.first = result.breach().orElse(null);
    tally.broken = result.breach().isPresent() ? detector.count() : 0;
    tally.held = result.breach().isPresent() ? 0 : detector.count();
    tally.evidence.addAll(detector.examples());
    return tally;
  }

  /** Whether this many more calls now stay below the operation's rate limit. */
  boolean hasRoomFor(int more, OperationRule operation) {
    return operation.rate().stream()
        .allMatch(
            rate -> {
              Instant since = Instant.now().minus(Duration.ofSeconds(rate.seconds()));
              return notThrottled(operation, since) + more <= rate.requests();
            });
  }
}
