package io.github.bsskit.cli;

import io.github.bsskit.contract.Wire;
import io.github.bsskit.control.Release;
import picocli.CommandLine.IVersionProvider;

/** Tells which simulator this is, and what it simulates. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {
      "bss-simulator " + Release.current().version() + " for " + Wire.PRODUCT + " " + Wire.VERSION
    };
  }
}
