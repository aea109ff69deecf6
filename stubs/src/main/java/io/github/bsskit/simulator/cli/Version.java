package io.github.bsskit.simulator.cli;

import io.github.bsskit.contract.Wire;
import io.github.bsskit.simulator.control.BuildInfo;
import picocli.CommandLine.IVersionProvider;

/** Tells which simulator this is, and what it simulates. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {
      "bss-simulator " + BuildInfo.current().version() + " for " + Wire.PRODUCT + " " + Wire.VERSION
    };
  }
}
