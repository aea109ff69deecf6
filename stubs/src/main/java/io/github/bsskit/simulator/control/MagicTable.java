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
 * Every answer of every operation and every mishap, and how to get each of them with one call.
 *
 * <p>The values in it are the spec's examples, so it is right for a world that has them.
 */
public final class MagicTable {

  private final Map<String, List<MagicRow>> rows = new LinkedHashMap<>();
  private final Map<String, List<String>> notes = new LinkedHashMap<>();
  private final FaultCatalogue words;

  /** The table of a world's operations. */
  public MagicTable(World world, List<Operation> operations) {
    ProfileKeys keys = new ProfileKeys(world.keys(), operations, world.now());
    words = new FaultCatalogue(operations);
    for (Operation operation : operations) {
      rows.put(operation.action(), new MagicRows(operation, keys.byName(), words).all());
      notes.put(operation.action(), notes(operation));
    }
  }

  private static List<String> notes(Operation operation) {
    return operation.errors().stream()
        .filter(error -> error.cause() == Cause.RECORD_EXISTS)
        .map(
            error ->
                "%s %s without asking for it: the same call twice; the second is answered so."
                    .formatted(error.code(), error.label()))
        .toList();
  }

  /** The operations that it has rows for, by their names on the wire. */
  public List<String> actions() {
    return List.copyOf(rows.keySet());
  }

  /** The rows of an operation: its success, then its errors in their order, then the mishaps. */
  public List<MagicRow> rows(String action) {
    return rows.getOrDefault(action, List.of());
  }

  /** What it takes more than one call to get, in sentences. */
  public List<String> notes(String action) {
    return notes.getOrDefault(action, List.of());
  }

  /** How the gateway's errors are had, which no operation has for itself, in a sentence. */
  public String gatewayNote() {
    GatewayError example = GatewayError.SERVICE_UNAVAILABLE;
    return "The gateway's errors are asked for in the same ways, by their codes: %s%s, Prefer: code=%d, example=%s or POST %s {\"%s\":\"%s\"}. The codes: %s."
        .formatted(
            FaultCatalogue.MAGIC_PREFIX,
            example.code(),
            example.status(),
            example.code(),
            ControlRoutes.FAULTS,
            FaultControl.CODE,
            example.code(),
            String.join(", ", words.gatewayCodes()));
  }
}
