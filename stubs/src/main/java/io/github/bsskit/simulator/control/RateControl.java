package io.github.bsskit.simulator.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.bsskit.contract.Operation;
import io.github.bsskit.contract.RateLimit;
import io.github.bsskit.simulator.world.World;
import io.github.bsskit.simulator.world.WorldSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Shows who has called how often of late, as far as rates go. */
final class RateControl {

  /**
   * The windows that are not empty.
   *
   * @param enforced whether the documented limits are kept at all; there is no window otherwise
   */
  private record Shown(boolean enforced, List<Window> windows) {}

  /**
   * The calls of an account within the last period.
   *
   * @param used how many count
   * @param limit how many may
   * @param seconds the period
   * @param roomAt when the oldest call counts no more; left out while there is room
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Window(
      long account, String action, int used, int limit, long seconds, String roomAt) {}

  private final Simulation simulation;

  RateControl(Simulation simulation) {
    this.simulation = simulation;
  }

  ControlResponse list() {
    List<Window> windows =
        simulation.world().rates().snapshot().stream().flatMap(this::window).toList();
    return ControlResponse.json(
        200, new Shown(simulation.gateway().features().enforcesRates(), windows));
  }

  private Stream<Window> window(WorldSnapshot.RateWindow window) {
    World world = simulation.world();
    return simulation.operations().stream()
        .filter(operation -> operation.action().equals(window.action()))
        .map(Operation::rateLimit)
        .flatMap(Optional::stream)
        .map(limit -> window(window, limit, world.now(window.account())))
        .filter(shown -> shown.used() > 0);
  }

  private static Window window(WorldSnapshot.RateWindow window, RateLimit limit, Instant now) {
    Instant start = now.minus(limit.period());
    List<Instant> counted = window.calls().stream().filter(call -> call.isAfter(start)).toList();
    boolean isFull = counted.size() >= limit.requests();
    return new Window(
        window.account(),
        window.action(),
        counted.size(),
        limit.requests(),
        limit.period().toSeconds(),
        isFull ? counted.get(0).plus(limit.period()).toString() : null);
  }
}
