package io.github.bsskit.simulator.control;

import io.github.bsskit.contract.DocumentedError;
import io.github.bsskit.contract.Operation;
import io.github.bsskit.simulator.gateway.FaultCatalogue;
import io.github.bsskit.simulator.world.Fault.TransportFaultKind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * All that can be asked for as a fault.
 *
 * @param operations with the errors that each has for itself
 * @param gateway errors that calls of any operation can meet
 * @param mishaps what may happen to an answer on its way
 */
record FaultListing(List<OfOperation> operations, List<Row> gateway, List<TransportFault> mishaps) {

  /** The errors of an operation's page, in their order. */
  record OfOperation(String action, List<Row> errors) {}

  /**
   * An error.
   *
   * @param word what to write as {@code code} in order to arm it
   * @param when what brings it about otherwise
   */
  record Row(String word, String code, int status, String message, String when) {

    static Row of(String word, DocumentedError error) {
      return new Row(word, error.code(), error.status(), error.message(), error.when());
    }
  }

  /**
   * A mishap.
   *
   * @param word what to write as {@code fault} in order to arm it
   * @param takesTime whether it may be given milliseconds
   */
  record TransportFault(String word, String says, boolean takesTime) {

    static TransportFault of(TransportFaultKind kind) {
      return new TransportFault(kind.toString(), MagicRows.Answer.says(kind), kind.takesTime());
    }
  }

  static FaultListing of(List<Operation> operations) {
    FaultCatalogue words = new FaultCatalogue(operations);
    return new FaultListing(
        operations.stream().map(operation -> ofOperation(operation, words)).toList(),
        words.gatewayCodes().stream()
            .map(word -> Row.of(word, words.gatewayError(word).orElseThrow()))
            .toList(),
        Arrays.stream(TransportFaultKind.values()).map(TransportFault::of).toList());
  }

  /** Without a row whose word stands for another one, which is the same code once more. */
  private static OfOperation ofOperation(Operation operation, FaultCatalogue words) {
    String action = operation.action();
    List<Row> rows =
        operation.errors().stream()
            .filter(error -> stands(words.error(action, words.name(action, error)), error))
            .map(error -> Row.of(words.name(action, error), error))
            .toList();
    return new OfOperation(action, rows);
  }

  private static boolean stands(Optional<DocumentedError> meant, DocumentedError error) {
    return meant.filter(error::equals).isPresent();
  }
}
