package io.github.bsskit.control;

import java.util.Locale;

/** What a simulator that is up says of itself. */
record Health(String status, String version, String spec, String auth) {

  static Health of(Simulation simulation) {
    Release release = Release.current();
    String auth = simulation.auth().name().toLowerCase(Locale.ROOT);
    return new Health("ready", release.version(), release.spec(), auth);
  }
}
