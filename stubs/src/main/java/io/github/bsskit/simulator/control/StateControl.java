package io.github.bsskit.simulator.control;

import io.github.bsskit.simulator.gateway.FaultCatalogue;

/** Saves and restores the whole state. */
final class StateControl {

  private final Simulation simulation;
  private final FaultCatalogue catalogue;
  private final StateFile file;
  private final FreeMemory memory = new FreeMemory();

  StateControl(Simulation simulation) {
    this.simulation = simulation;
    this.catalogue = new FaultCatalogue(simulation.operations());
    this.file = new StateFile(catalogue);
  }

  ControlResponse save() {
    return file.write(simulation.world().snapshot());
  }

  /** Starts an import. */
  StateImport load() {
    return new StateImport(new StateSections(simulation, file, catalogue), memory);
  }

  /** Changes nothing if the file is invalid. */
  ControlResponse load(byte[] body) {
    StateImport started = load();
    started.feed(body);
    return started.end();
  }
}
