package io.github.bsskit.conformance.check;

import io.github.bsskit.conformance.target.Exchange;
import io.github.bsskit.conformance.target.ResponseDocument;
import io.github.bsskit.rulebook.FieldRule;
import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.rulebook.Rulebook;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a call's response is by its Code alone.
 *
 * @param known whether the response is readable and is a success or has a Code
 * @param error the error's Code; empty for a success
 */
record ResponseCode(boolean known, Optional<String> error) {

  /**
   * Classifies a call's response. A response with status 2xx whose Code is not that of an error is
   * a success, even if the Code is wrong or missing: invariants report that.
   */
  static ResponseCode of(Rulebook rulebook, Exchange exchange) {
    if (exchange.document().filter(ResponseDocument::isReadable).isEmpty()) {
      return new ResponseCode(false, Optional.empty());
    }
    OperationRule operation = exchange.call().orElseThrow().operation();
    String code = exchange.field("Code");
    FieldRule success = operation.success().field("Code").orElseThrow();
    boolean isGood = exchange.status() / 100 == 2 && !isError(rulebook, operation, code);
    if (success.values().contains(code) || isGood) {
      return new ResponseCode(true, Optional.empty());
    }
    return new ResponseCode(!code.isEmpty(), Optional.of(code).filter(text -> !text.isEmpty()));
  }

  private static boolean isError(Rulebook rulebook, OperationRule operation, String code) {
    return Stream.of(operation.errors(), rulebook.gatewayErrors())
        .flatMap(List::stream)
        .flatMap(error -> Stream.concat(Stream.of(error), error.others().stream()))
        .anyMatch(error -> error.code().equals(code));
  }

  boolean isSuccess() {
    return known && error.isEmpty();
  }
}
