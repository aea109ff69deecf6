package io.github.bsskit.simulator.cli;

import io.github.bsskit.contract.Wire;
import io.github.bsskit.simulator.control.BuildInfo;
import picocli.CommandLine.IVersionProvider;

/** The version of the simulator and of the API that it simulates. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {
      "bss-simulator " + BuildInfo.current().version() + " for " + Wire.PRODUCT + " " + Wire.VERSION
    };
  }
}
