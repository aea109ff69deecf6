package io.github.bsskit.simulator.control;

import io.github.bsskit.simulator.world.World;
import java.util.Optional;

/** Whether a simulator should receive calls, and if not, why. Nothing here waits. */
public final class Readiness {

  /** The status of a simulator that should receive calls. */
  static final String READY = "ready";

  private final World world;
  private volatile Phase phase = Phase.SERVING;

  private enum Phase {
    SERVING,
    DRAINING,
    STOPPING
  }

  /**
   * A reason why a simulator should not receive calls.
   *
   * @param status one word for everyone: draining, stopping or unavailable
   * @param detail what is wrong and the fix, for clients that may use the control API
   */
  public record Problem(String status, String detail) {}

  Readiness(World world) {
    this.world = world;
  }

  /** From now on, clients should use another simulator; calls are still served. */
  public void drain() {
    phase = Phase.DRAINING;
  }

  /** From now on, no further calls are accepted. */
  public void stop() {
    phase = Phase.STOPPING;
  }

  /** Why it should not receive calls; empty if it should. */
  public Optional<Problem> problem() {
    return switch (phase) {
      case DRAINING ->
          Optional.of(
              new Problem("draining", "The simulator stops soon: send calls to another one."));
      case STOPPING ->
          Optional.of(new Problem("stopping", "The simulator stops: send calls to another one."));
      case SERVING -> world.problem().map(problem -> new Problem("unavailable", problem));
    };
  }
}
