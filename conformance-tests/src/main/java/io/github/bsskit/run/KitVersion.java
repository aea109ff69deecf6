package io.github.bsskit.run;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class KitVersion implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {
      "bss-conformance " + Version.kit() + ", contract " + Version.contract().substring(0, 12)
    };
  }
}
