package io.github.bsskit.conformance.target;

import io.github.bsskit.rulebook.OperationRule;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rate limits that only the product's quota page states. A target may keep them or not: once it
 * has throttled such an operation, its calls stay below the limit. Until then nothing is counted.
 */
final class QuotaPageRates {

  /** The calls of the operations that the target was seen to throttle, by their names. */
  private final Map<String, Deque<Instant>> calls = new HashMap<>();

  private int throttled;

  /** Counts a call that was sent. */
  synchronized void add(Exchange exchange) {
    Optional<OperationRule> operation =
        exchange.call().map(Call::operation).filter(own -> own.rate().isEmpty());
    if (operation.isEmpty() || operation.get().quotaPageRate().isEmpty()) {
      return;
    }
    String name = operation.get().name();
    if (exchange.isThrottled()) {
      throttled++;
      calls.putIfAbsent(name, new ArrayDeque<>());
    } else if (calls.containsKey(name)) {
      calls.get(name).add(exchange.at().plus(exchange.took()));
    }
  }

  /** How often a call was throttled by such a limit. */
  synchronized int throttled() {
    return throttled;
  }

  /** Why calls cannot all be sent concurrently, even with a full rate; empty if they can. */
  synchronized Optional<String> tooMany(List<Call> together) {
    return kept(together)
        .filter(operation -> count(together, operation) > rate(operation).requests())
        .findFirst()
        .map(
            operation ->
                count(together, operation)
                    + " calls, and the target accepts "
                    + rate(operation).requests()
                    + " in "
                    + rate(operation).seconds()
                    + " s");
  }

  /** The limit that these calls, sent now, would exceed. */
  synchronized Optional<OperationRule.Rate> exceeded(List<Call> next) {
    return kept(next)
        .filter(
            operation -> {
              Deque<Instant> counted = calls.get(operation.name());
              // The target may have received a call later than it was sent.
              Instant since = Instant.now().minusSeconds(rate(operation).seconds() + 1L);
              counted.removeIf(time -> time.isBefore(since));
              return counted.size() + count(next, operation) > rate(operation).requests();
            })
        .findFirst()
        .map(QuotaPageRates::rate);
  }

  /** The operations of calls whose limit the target was seen to keep. */
  private Stream<OperationRule> kept(List<Call> some) {
    return some.stream()
        .map(Call::operation)
        .distinct()
        .filter(operation -> calls.containsKey(operation.name()));
  }

  private static long count(List<Call> some, OperationRule operation) {
    return some.stream().filter(call -> call.operation().equals(operation)).count();
  }

  private static OperationRule.Rate rate(OperationRule operation) {
    return operation.quotaPageRate().orElseThrow();
  }

  /** Forgets the calls: the limit of every caller was reset. */
  synchronized void reset() {
    calls.values().forEach(Deque::clear);
  }
}
