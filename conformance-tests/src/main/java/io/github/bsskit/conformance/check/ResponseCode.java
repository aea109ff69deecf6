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
 * What came of a call, taken from the code of its answer alone.
 *
 * @param answered whether there is a readable answer with a code
 * @param error the error's code; empty for a success
 */
record ResponseCode(boolean answered, Optional<String> error) {

  /**
   * What came of a call. An answer of status 2xx whose code is no error's is a success, be its code
   * wrong or missing: what is wrong with it is for the laws to say.
   */
  static ResponseCode of(Rulebook rulebook, OperationRule operation, Exchange exchange) {
    boolean readable = exchange.document().filter(ResponseDocument::isReadable).isPresent();
    String code = exchange.field("Code");
    if (!readable) {
      return new ResponseCode(false, Optional.empty());
    }
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
    return answered && error.isEmpty();
  }
}
