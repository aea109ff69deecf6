package io.github.bsskit.simulator.control;

import io.github.bsskit.simulator.control.Readiness.Problem;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The state and build of a running simulator.
 *
 * @param status ready, or why it should not receive calls
 * @param detail what is wrong and the fix; empty if it is ready
 * @param name the simulator's name
 * @param store where the state is kept, without credentials
 * @param seed the seed of its ids; empty for random ids
 * @param docs the path of its documentation; empty if it serves none
 */
record Health(
    String status,
    Optional<String> detail,
    String name,
    String store,
    String version,
    String spec,
    String auth,
    OptionalLong seed,
    Optional<String> docs) {

  private static final int UNAVAILABLE = 503;

  private static Health of(Simulation simulation, Optional<Problem> problem, boolean hasDocs) {
    BuildInfo build = BuildInfo.current();
    return new Health(
        problem.map(Problem::status).orElse(Readiness.READY),
        problem.map(Problem::detail),
        simulation.name(),
        simulation.storeDescription(),
        build.version(),
        build.spec(),
        simulation.auth().name().toLowerCase(Locale.ROOT),
        simulation.world().seed(),
        hasDocs ? Optional.of(Docs.ROOT) : Optional.empty());
  }

  /** The whole health, with status 503 if the simulator is not ready. */
  static ControlResponse response(Simulation simulation, boolean hasDocs) {
    Optional<Problem> problem = simulation.readiness().problem();
    return ControlResponse.json(status(problem), of(simulation, problem, hasDocs));
  }

  /** Shows that the process serves requests. */
  static ControlResponse live() {
    return ControlResponse.json(200, Map.of("status", "live"));
  }

  /**
   * Whether the simulator should receive calls.
   *
   * @param isStranger whether the client may not use the rest of the control API, so that it is
   *     shown only the status
   */
  static ControlResponse readiness(Readiness readiness, boolean isStranger) {
    Optional<Problem> problem = readiness.problem();
    Map<String, String> body = new LinkedHashMap<>();
    body.put("status", problem.map(Problem::status).orElse(Readiness.READY));
    if (!isStranger) {
      problem.ifPresent(reason -> body.put("detail", reason.detail()));
    }
    return ControlResponse.json(status(problem), body);
  }

  private static int status(Optional<Problem> problem) {
    return problem.isPresent() ? UNAVAILABLE : 200;
  }
}
