package io.github.bsskit.conformance;

import picocli.CommandLine.IVersionProvider;

/** The text of {@code --version}. */
final class VersionProvider implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {
      "bss-conformance " + Version.kit() + ", contract " + Version.contract().substring(0, 12)
    };
  }
}
