package io.github.bsskit.conformance.check;

import io.github.bsskit.conformance.target.Call;
import io.github.bsskit.conformance.target.Exchange;
import io.github.bsskit.rulebook.OperationRule;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The first successful plain calls since the target was reset. */
final class EarliestCalls {

  private final Map<String, Exchange> ofOperations = new HashMap<>();
  private final Map<String, Exchange> ofSignatures = new HashMap<>();

  /** Takes a successful call; mutated ones are ignored. */
  void add(Exchange exchange) {
    Call call = exchange.call().orElseThrow();
    if (call.mutations().isEmpty()) {
      ofOperations.putIfAbsent(call.operation().name(), exchange);
      ofSignatures.putIfAbsent(call.style().signature(), exchange);
    }
  }

  void clear() {
    ofOperations.clear();
    ofSignatures.clear();
  }

  Optional<Exchange> of(OperationRule operation) {
    return Optional.ofNullable(ofOperations.get(operation.name()));
  }

  Optional<Exchange> signedWith(String signature) {
    return Optional.ofNullable(ofSignatures.get(signature));
  }
}
