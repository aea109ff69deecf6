package io.github.bsskit.simulator;

import io.github.bsskit.simulator.host.SimulatorServer;

/** Gives tests of other packages what the public API does not show. */
public final class SimulatorInternals {

  private SimulatorInternals() {}

  /** The server of a simulator. */
  public static SimulatorServer server(BssSimulator simulator) {
    return simulator.server();
  }

  /** Serves the documentation from a folder of the class path. */
  public static Settings docsFiles(Settings settings, String folder) {
    settings.docsFiles = folder;
    return settings;
  }
}
