package io.github.bsskit.simulator.control;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The state and build of a running simulator.
 *
 * @param seed the seed of its ids; empty for random ids
 * @param docs the path of its documentation; empty if it serves none
 */
record Health(
    String status,
    String version,
    String spec,
    String auth,
    OptionalLong seed,
    Optional<String> docs) {

  /** The status of a simulator that serves requests. */
  static final String READY = "ready";

  static Health of(Simulation simulation, boolean hasDocs) {
    BuildInfo build = BuildInfo.current();
    return new Health(
        READY,
        build.version(),
        build.spec(),
        simulation.auth().name().toLowerCase(Locale.ROOT),
        simulation.world().seed(),
        hasDocs ? Optional.of(Docs.ROOT) : Optional.empty());
  }
}
