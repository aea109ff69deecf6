package io.github.bsskit.simulator.control;

import io.github.bsskit.simulator.gateway.FaultCatalogue;
import io.github.bsskit.simulator.world.World;
import io.github.bsskit.simulator.world.WorldSnapshot;

/** Saves and restores the whole state. */
final class StateControl {

  private final Simulation simulation;
  private final FaultCatalogue catalogue;
  private final StateFile file;

  StateControl(Simulation simulation) {
    this.simulation = simulation;
    this.catalogue = new FaultCatalogue(simulation.operations());
    this.file = new StateFile(catalogue);
  }

  ControlResponse save() {
    return file.write(simulation.world().snapshot());
  }

  /** Changes nothing if the file is invalid. */
  ControlResponse load(byte[] body) {
    World world = simulation.world();
    WorldSnapshot state = file.read(body);
    new StateValidator(state, world.accounts(), catalogue).validate();
    try {
      simulation.restore(state);
    } catch (IllegalArgumentException invalid) {
      throw StateFile.invalid(invalid.getMessage());
    }
    return ControlResponse.nothing();
  }
}
