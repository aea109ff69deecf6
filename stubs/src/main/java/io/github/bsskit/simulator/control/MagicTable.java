package io.github.bsskit.simulator.control;

import io.github.bsskit.contract.Cause;
import io.github.bsskit.contract.GatewayError;
import io.github.bsskit.contract.Operation;
import io.github.bsskit.simulator.gateway.FaultCatalogue;
import io.github.bsskit.simulator.world.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How to get every response of every operation, and every transport fault, with one call.
 *
 * <p>Its values are the spec's examples; the world must have them.
 */
public final class MagicTable {

  private final Map<String, List<MagicRow>> rows = new LinkedHashMap<>();
  private final Map<String, List<String>> notes = new LinkedHashMap<>();
  private final FaultCatalogue catalogue;

  /** Creates the table for a world. */
  public MagicTable(World world, List<Operation> operations) {
    ProfileKeys keys = new ProfileKeys(world.state().keys(), operations, world.state().now());
    catalogue = new FaultCatalogue(operations);
    for (Operation operation : operations) {
      rows.put(operation.action(), new MagicRows(operation, keys.byName(), catalogue).all());
      notes.put(operation.action(), notes(operation));
    }
  }

  private static List<String> notes(Operation operation) {
    return operation.errors().stream()
        .filter(error -> error.cause() == Cause.RECORD_EXISTS)
        .map(
            error ->
                error.code()
                    + " "
                    + error.label()
                    + " without a fault: send the same call twice; the second one returns it.")
        .toList();
  }

  /** The operations with rows. */
  public List<String> actions() {
    return List.copyOf(rows.keySet());
  }

  /**
   * The rows of an operation: its success, its errors in the order of its page, transport faults.
   */
  public List<MagicRow> rows(String action) {
    return rows.getOrDefault(action, List.of());
  }

  /** How to get the responses that take more than one call, in sentences. */
  public List<String> notes(String action) {
    return notes.getOrDefault(action, List.of());
  }

  /** How to get the gateway's errors, which no operation documents itself, in sentences. */
  public String gatewayNote() {
    GatewayError example = GatewayError.SERVICE_UNAVAILABLE;
    return "Request the gateway's errors in the same ways, by their codes: "
        + FaultCatalogue.MAGIC_PREFIX
        + example.code()
        + ", Prefer: code="
        + example.status()
        + ", example="
        + example.code()
        + " or POST "
        + ControlRoutes.FAULTS
        + " {\""
        + FaultControl.CODE
        + "\":\""
        + example.code()
        + "\"}. The codes: "
        + String.join(", ", catalogue.gatewayCodes())
        + ".";
  }
}
