package io.github.bsskit.cli;

import io.github.bsskit.contract.Wire;
import picocli.CommandLine.IVersionProvider;

/** Tells the version that the build wrote into the jar. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {
      "bss-simulator " + current() + " for " + Wire.PRODUCT + " " + Wire.VERSION
    };
  }

  static String current() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "(unpackaged)" : version;
  }
}
