package io.github.bsskit.simulator.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * What a simulator that is up says of itself.
 *
 * @param seed what makes it repeatable; left out if nothing does
 * @param docs where its documentation begins; left out if it serves none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Health(String status, String version, String spec, String auth, Long seed, String docs) {

  static Health of(Simulation simulation, boolean hasDocs) {
    BuildInfo release = BuildInfo.current();
    String auth = simulation.auth().name().toLowerCase(Locale.ROOT);
    OptionalLong seed = simulation.world().seed();
    return new Health(
        "ready",
        release.version(),
        release.spec(),
        auth,
        seed.isPresent() ? seed.getAsLong() : null,
        hasDocs ? Docs.ROOT : null);
  }
}
