package io.github.bsskit.simulator.control;

import io.github.bsskit.contract.RateLimit;
import io.github.bsskit.simulator.world.WorldSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lists the calls that count for rate limits. */
final class RateControl {

  /**
   * The calls of an account within the last period.
   *
   * @param used the number of calls that count
   * @param limit the maximum number of calls
   * @param seconds the period
   * @param roomAt when the next call is possible; empty if it is possible now
   */
  private record WindowView(
      long account, String action, int used, int limit, long seconds, Optional<Instant> roomAt) {}

  private final Simulation simulation;

  RateControl(Simulation simulation) {
    this.simulation = simulation;
  }

  ControlResponse list() {
    return ControlResponse.json(
        200,
        new JsonFields()
            .with("enforced", simulation.gateway().features().enforcesRates())
            .with(
                "windows",
                simulation.world().rates().snapshot().stream().flatMap(this::view).toList()));
  }

  private Stream<WindowView> view(WorldSnapshot.RateWindow window) {
    Instant now = simulation.world().now(window.account());
    return simulation.operations().stream()
        .filter(operation -> operation.action().equals(window.action()))
        .map(simulation.gateway()::rateLimit)
        .flatMap(Optional::stream)
        .map(limit -> view(window, limit, now))
        .filter(view -> view.used() > 0);
  }

  private static WindowView view(WorldSnapshot.RateWindow window, RateLimit limit, Instant now) {
    Instant start = now.minus(limit.period());
    List<Instant> counted = window.calls().stream().filter(call -> call.isAfter(start)).toList();
    boolean isFull = counted.size() >= limit.requests();
    return new WindowView(
        window.account(),
        window.action(),
        counted.size(),
        limit.requests(),
        limit.period().toSeconds(),
        isFull ? Optional.of(counted.get(0).plus(limit.period())) : Optional.empty());
  }
}
