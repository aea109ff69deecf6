package io.github.bsskit.simulator.host;

import io.github.bsskit.contract.GatewayError;
import io.github.bsskit.simulator.control.Simulation;
import io.github.bsskit.simulator.gateway.RawRequest;
import io.github.bsskit.simulator.gateway.RawResponse;
import io.github.bsskit.simulator.host.fastlane.Lane;
import io.github.bsskit.simulator.metrics.CallCounts;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** Counts the calls of a simulation and logs them, and what happens to its store. */
final class CallReports {

  private final Simulation simulation;
  private final Optional<CallLog> log;
  private final CallCounts counts;
  private final AtomicBoolean isStoreLost = new AtomicBoolean();

  /**
   * Creates reports.
   *
   * @param log gets a line for each call and event; empty for no log
   */
  CallReports(Simulation simulation, Optional<CallLog> log) {
    this.simulation = simulation;
    this.log = log;
    this.counts =
        new CallCounts(
            simulation.gateway().actions(),
            Stream.of(Lane.values()).map(lane -> lane.name().toLowerCase(Locale.ROOT)).toList());
  }

  Simulation simulation() {
    return simulation;
  }

  CallCounts counts() {
    return counts;
  }

  /**
   * Reports a call.
   *
   * @param start when it was received, by {@link System#nanoTime}
   */
  void handled(Lane lane, long start, RawRequest request, RawResponse response) {
    long nanos = System.nanoTime() - start;
    counts.add(response.outcome().action(), response.outcome().code(), lane.ordinal(), nanos);
    if (log.isPresent()) {
      log.get()
          .write(simulation.world().known().now(), simulation.name(), nanos, request, response);
    }
    checkStore();
  }

  /** Rejects a request that is not a call, for example malformed HTTP, and reports it. */
  RawResponse reject(RawRequest request, GatewayError error, String hint) {
    long start = System.nanoTime();
    RawResponse response = simulation.epoch().reject(request, error, hint);
    handled(Lane.UNRECORDED, start, request, response);
    return response;
  }

  /** Logs whether the store has become unavailable, or available again. Does not wait for it. */
  void checkStore() {
    if (!simulation.world().store().mayWait()) {
      return;
    }
    Optional<String> problem = simulation.world().problem();
    if (isStoreLost.compareAndSet(problem.isEmpty(), problem.isPresent())) {
      event(
          problem.isPresent() ? "store-unavailable" : "store-available",
          problem.orElse("Calls are executed again."));
    }
  }

  /** Logs something that is not a call. */
  void event(String name, String detail) {
    log.ifPresent(
        lines -> lines.event(simulation.world().known().now(), simulation.name(), name, detail));
  }

  /** Waits until all lines so far are written, but not longer than a limit. */
  void drain(Duration limit) {
    log.ifPresent(lines -> lines.drain(limit));
  }
}
