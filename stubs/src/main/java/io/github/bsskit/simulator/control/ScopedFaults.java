package io.github.bsskit.simulator.control;

import io.github.bsskit.contract.DocumentedError;
import io.github.bsskit.contract.Operation;
import io.github.bsskit.simulator.api.ArmedFault;
import io.github.bsskit.simulator.api.Faults;
import io.github.bsskit.simulator.gateway.FaultCatalogue;
import io.github.bsskit.simulator.world.ArmedFaults.Armed;
import io.github.bsskit.simulator.world.Fault;
import io.github.bsskit.simulator.world.World;
import java.util.List;
import java.util.Optional;

/** The faults for all calls or for those with one key. */
final class ScopedFaults implements Faults {

  private final World world;
  private final FaultCatalogue catalogue;
  private final Optional<String> keyId;

  private ScopedFaults(World world, FaultCatalogue catalogue, Optional<String> keyId) {
    this.world = world;
    this.catalogue = catalogue;
    this.keyId = keyId;
  }

  ScopedFaults(World world, List<Operation> operations) {
    this(world, new FaultCatalogue(operations), Optional.empty());
  }

  @Override
  public ScopedFaults ofKey(String accessKeyId) {
    return new ScopedFaults(world, catalogue, Optional.of(accessKeyId));
  }

  @Override
  public ScopedFaultBuilder on(String action) {
    checkAction(catalogue, action);
    return new ScopedFaultBuilder(world, catalogue, Optional.of(action), keyId);
  }

  @Override
  public ScopedFaultBuilder onAny() {
    return new ScopedFaultBuilder(world, catalogue, Optional.empty(), keyId);
  }

  @Override
  public List<ArmedFault> armed() {
    return world.state().faults().armed().stream()
        .filter(armed -> keyId.isEmpty() || armed.fault().match().keyId().equals(keyId))
        .map(ScopedFaults::view)
        .toList();
  }

  static void checkAction(FaultCatalogue catalogue, String action) {
    if (!catalogue.actions().contains(action)) {
      throw new IllegalArgumentException(
          "unknown operation \""
              + action
              + "\": use one of "
              + String.join(", ", catalogue.actions()));
    }
  }

  static ArmedFault view(Armed armed) {
    Fault.Match match = armed.fault().match();
    return new ArmedFault(
        armed.id(),
        match.action(),
        match.keyId(),
        match.parameters(),
        armed
            .fault()
            .effect()
            .fold(error -> error.error().code(), fault -> fault.kind().toString()),
        armed.met());
  }

  @Override
  public void disarm() {
    world.change(
        state -> {
          keyId.ifPresentOrElse(state.faults()::disarmOf, state.faults()::disarm);
          return null;
        });
  }

  FaultCatalogue catalogue() {
    return catalogue;
  }

  /**
   * The error with a code or name.
   *
   * @param action an operation, or empty for an error that is the same for all operations
   * @throws IllegalArgumentException if there is none; the message lists the valid ones
   */
  static DocumentedError error(FaultCatalogue catalogue, Optional<String> action, String word) {
    return action
        .map(
            name ->
                catalogue
                    .error(name, word)
                    .orElseThrow(
                        () ->
                            new IllegalArgumentException(
                                name
                                    + " does not document the error \""
                                    + word
                                    + "\": use one of "
                                    + String.join(", ", catalogue.errorNames(name)))))
        .orElseGet(
            () ->
                catalogue
                    .gatewayError(word)
                    .orElseThrow(
                        () ->
                            new IllegalArgumentException(
                                "error \""
                                    + word
                                    + "\" is not the same for all operations: choose one of the"
                                    + " operations "
                                    + String.join(", ", catalogue.actions())
                                    + ", or use one of "
                                    + String.join(", ", catalogue.gatewayCodes()))));
  }
}
