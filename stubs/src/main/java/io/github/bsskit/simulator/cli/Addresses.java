package io.github.bsskit.simulator.cli;

import io.github.bsskit.simulator.BssSimulator;

/** Where people look at a simulator, in one line. */
record Addresses(BssSimulator simulator) {

  @Override
  public String toString() {
    String docs =
        simulator.docs().map(url -> "Documentation at " + url + ", console").orElse("Console");
    return docs + " at " + simulator.console();
  }
}
