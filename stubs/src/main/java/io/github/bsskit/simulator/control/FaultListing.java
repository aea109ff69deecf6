package io.github.bsskit.simulator.control;

import io.github.bsskit.contract.DocumentedError;
import io.github.bsskit.contract.Operation;
import io.github.bsskit.simulator.gateway.FaultCatalogue;
import io.github.bsskit.simulator.gateway.Gateway;
import io.github.bsskit.simulator.world.Fault.TransportFaultKind;
import java.util.Arrays;
import java.util.List;

/**
 * All faults that can be armed.
 *
 * @param operations the errors that each operation documents itself
 * @param gateway the errors that calls of any operation can return
 * @param mishaps the transport faults
 */
record FaultListing(
    List<OperationErrors> operations,
    List<ListedError> gateway,
    List<ListedTransportFault> mishaps) {

  /** The errors of an operation, in the order of its page. */
  record OperationErrors(String action, List<ListedError> errors) {}

  /**
   * An error.
   *
   * @param word the value of {@code code} that arms it
   * @param when when it is returned without a fault
   */
  record ListedError(String word, String code, int status, String message, String when) {

    static ListedError of(String word, DocumentedError error, Gateway gateway) {
      return new ListedError(
          word, error.code(), gateway.status(error), error.message(), error.when());
    }
  }

  /**
   * A transport fault.
   *
   * @param word the value of {@code fault} that arms it
   * @param says its effect
   * @param takesTime whether {@code milliseconds} can be set
   */
  record ListedTransportFault(String word, String says, boolean takesTime) {

    static ListedTransportFault of(TransportFaultKind kind) {
      return new ListedTransportFault(kind.toString(), MagicRows.effect(kind), kind.takesTime());
    }
  }

  static FaultListing of(Simulation simulation) {
    List<Operation> operations = simulation.operations();
    Gateway gateway = simulation.gateway();
    FaultCatalogue catalogue = new FaultCatalogue(operations);
    return new FaultListing(
        operations.stream().map(operation -> errors(operation, catalogue, gateway)).toList(),
        catalogue.gatewayCodes().stream()
            .map(code -> ListedError.of(code, catalogue.gatewayError(code).orElseThrow(), gateway))
            .toList(),
        Arrays.stream(TransportFaultKind.values()).map(ListedTransportFault::of).toList());
  }

  /** Without errors whose code stands for another error of the operation. */
  private static OperationErrors errors(
      Operation operation, FaultCatalogue catalogue, Gateway gateway) {
    String action = operation.action();
    return new OperationErrors(
        action,
        operation.errors().stream()
            .filter(
                error ->
                    catalogue
                        .error(action, catalogue.name(action, error))
                        .filter(error::equals)
                        .isPresent())
            .map(error -> ListedError.of(catalogue.name(action, error), error, gateway))
            .toList());
  }
}
