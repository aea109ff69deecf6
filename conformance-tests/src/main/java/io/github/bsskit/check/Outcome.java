package io.github.bsskit.check;

import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.target.Exchange;
import io.github.bsskit.target.Reception;
import java.util.Optional;

/**
 * What came of a call, taken from the code of its answer alone.
 *
 * @param answered whether there is a readable answer with a code
 * @param error the error's code; empty for a success
 */
record Outcome(boolean answered, Optional<String> error) {

  static Outcome of(OperationRule operation, Exchange exchange) {
    String code = exchange.member("Code");
    if (exchange.reception() instanceof Reception.Lost || code.isEmpty()) {
      return new Outcome(false, Optional.empty());
    }
    boolean success = operation.success().member("Code").orElseThrow().values().contains(code);
    return new Outcome(true, success ? Optional.empty() : Optional.of(code));
  }

  boolean isSuccess() {
    return answered && error.isEmpty();
  }
}
