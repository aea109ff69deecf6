package io.github.bsskit.simulator.control;

import io.github.bsskit.contract.RateLimit;
import io.github.bsskit.simulator.world.RateWindows;
import io.github.bsskit.simulator.world.WorldSnapshot;
import io.github.bsskit.simulator.world.WorldState;
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
    WorldState state = simulation.world().state();
    List<WorldSnapshot.RateWindow> windows = state.records().rateWindows();
    return ControlResponse.stream()
        .with("enforced", simulation.gateway().features().enforcesRates())
        .withAll(
            "windows", () -> windows.stream().flatMap(window -> view(state, window)).iterator())
        .response();
  }

  private Stream<WindowView> view(WorldState state, WorldSnapshot.RateWindow window) {
    Instant now = state.now(window.account());
    return simulation.operations().stream()
        .filter(operation -> operation.action().equals(window.action()))
        .map(simulation.gateway()::rateLimit)
        .flatMap(Optional::stream)
        .map(limit -> view(window, limit, now))
        .filter(view -> view.used() > 0);
  }

  private static WindowView view(WorldSnapshot.RateWindow window, RateLimit limit, Instant now) {
    List<Instant> counted =
        window.calls().stream().filter(call -> RateWindows.counts(call, limit, now)).toList();
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
