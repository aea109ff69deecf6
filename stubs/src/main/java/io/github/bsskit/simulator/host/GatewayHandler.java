package io.github.bsskit.simulator.host;

import io.github.bsskit.contract.GatewayError;
import io.github.bsskit.contract.Wire;
import io.github.bsskit.simulator.control.Epoch;
import io.github.bsskit.simulator.control.Simulation;
import io.github.bsskit.simulator.gateway.Delays.Ending;
import io.github.bsskit.simulator.gateway.Header;
import io.github.bsskit.simulator.gateway.RawRequest;
import io.github.bsskit.simulator.gateway.RawResponse;
import io.github.bsskit.simulator.gateway.RpcRequest;
import io.github.bsskit.simulator.host.fastlane.FastLane;
import io.github.bsskit.simulator.host.fastlane.Lane;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Serves the gateway's paths. Short requests without faults are handled on the thread that reads
 * the connection, since switching threads takes longer than handling them.
 */
final class GatewayHandler {

  /** Bytes of query and body. Analyzing a longer request may take a while. */
  private static final int MAX_SHORT_BYTES = 8 * 1024;

  /** Handling a longer request can take 50 times its size in memory. */
  private static final int MAX_MEDIUM_BYTES = 64 * 1024;

  /** The long requests that are handled at the same time. */
  private static final int LONG_THREADS = 2;

  private static final byte[] NO_BODY = {};

  private final CallReports reports;
  private final Simulation simulation;
  private final FastLane fastLane;
  private final WireMockHandler wireMock;
  private final Executor blocking;
  private final Executor onLongThreads;
  private final DelayTimer delays;

  /**
   * Creates a handler.
   *
   * @param blocking runs what may block
   * @param delays runs what is delayed
   */
  GatewayHandler(
      CallReports reports,
      FastLane fastLane,
      WireMockHandler wireMock,
      Executor blocking,
      DelayTimer delays) {
    this.reports = reports;
    this.simulation = reports.simulation();
    this.fastLane = fastLane;
    this.wireMock = wireMock;
    this.blocking = blocking;
    this.onLongThreads = new ThreadShare(blocking, () -> LONG_THREADS, Integer.MAX_VALUE);
    this.delays = delays;
  }

  boolean servesPath(String path) {
    return simulation.gateway().servesPath(path);
  }

  void serve(HttpExchange exchange) {
    exchange.readBody(
        Wire.MAX_BODY_BYTES + 1,
        body -> exchange.run(() -> respond(exchange, body)),
        failure -> exchange.runOn(blocking, () -> reject(exchange, failure)));
  }

  private void reject(HttpExchange exchange, BodyFailure failure) {
    GatewayError error =
        failure == BodyFailure.NO_MEMORY
            ? GatewayError.SERVICE_UNAVAILABLE
            : GatewayError.INVALID_PARAMETER_FORMAT;
    reject(exchange, error, failure.advice());
  }

  /** Rejects the method CONNECT, which has no path. */
  void rejectTunnel(HttpExchange exchange) {
    reject(exchange, GatewayError.UNSUPPORTED_HTTP_METHOD, "");
  }

  /** Rejects a request for another host or scheme than it was sent to (I). */
  void rejectHosts(HttpExchange exchange) {
    reject(exchange, GatewayError.INVALID_PARAMETER_FORMAT, exchange.hosts().problem());
  }

  private void reject(HttpExchange exchange, GatewayError error, String hint) {
    RawRequest request = exchange.toRawRequest(NO_BODY);
    runOnThreadThatMayWait(exchange, () -> exchange.write(reports.reject(request, error, hint)));
  }

  /** Runs what takes steps in the world, which may wait for the store. */
  private void runOnThreadThatMayWait(HttpExchange exchange, HttpExchange.Action action) {
    if (mayWait()) {
      exchange.runOn(blocking, action);
    } else {
      exchange.run(action);
    }
  }

  private void respond(HttpExchange exchange, byte[] body) {
    long start = System.nanoTime();
    RawRequest request = exchange.toRawRequest(body);
    Lane lane = fastLane.choose(request);
    if (lane == Lane.WIREMOCK) {
      if (!wireMock.tryServe(exchange, body)) {
        exchange.runOn(
            blocking,
            () -> reject(exchange, GatewayError.SERVICE_UNAVAILABLE, WireMockHandler.TOO_MANY));
      }
    } else if (lane == Lane.UNRECORDED || mayWait() || length(request) > MAX_SHORT_BYTES) {
      Executor threads = length(request) > MAX_MEDIUM_BYTES ? onLongThreads : blocking;
      exchange.runOn(threads, () -> respond(exchange, lane, start, new RpcRequest(request)));
    } else {
      RpcRequest parsed = new RpcRequest(request);
      Epoch epoch = simulation.epoch();
      if (epoch.hasNoFaultFor(parsed)) {
        write(exchange, lane, start, request, epoch.handleWithoutFaults(parsed));
      } else {
        exchange.runOn(blocking, () -> respond(exchange, lane, start, parsed));
      }
    }
  }

  /** Whether calls wait for the store, so that they need a thread of their own. */
  private boolean mayWait() {
    return simulation.world().store().mayWait();
  }

  private static int length(RawRequest request) {
    return request.body().length + request.query().length();
  }

  private void respond(HttpExchange exchange, Lane lane, long start, RpcRequest request) {
    simulation
        .epoch()
        .handle(
            request,
            (delay, next) ->
                after(
                    delay,
                    exchange,
                    () -> next.accept(delays.isStopping() ? Ending.STOPPING : Ending.OVER)),
            response -> write(exchange, lane, start, request.raw(), response));
  }

  /**
   * Reports a call and writes its response, perhaps later. WireMock's journal has it at once, as if
   * WireMock waited.
   */
  private void write(
      HttpExchange exchange, Lane lane, long start, RawRequest request, RawResponse response) {
    reports.handled(lane, start, request, response);
    List<Header> additional =
        lane == Lane.FAST ? fastLane.record(request, response, exchange.request()) : List.of();
    Duration delay = response.delivery().delay();
    if (delay.isZero()) {
      exchange.write(response, additional);
    } else {
      after(delay, exchange, () -> exchange.write(response, additional));
    }
  }

  private void after(Duration delay, HttpExchange exchange, HttpExchange.Action action) {
    delays.schedule(() -> exchange.run(action), delay.toMillis(), TimeUnit.MILLISECONDS);
  }
}
