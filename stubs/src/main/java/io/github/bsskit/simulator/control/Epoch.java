package io.github.bsskit.simulator.control;

import io.github.bsskit.contract.GatewayError;
import io.github.bsskit.simulator.gateway.Delays;
import io.github.bsskit.simulator.gateway.Gateway;
import io.github.bsskit.simulator.gateway.RawRequest;
import io.github.bsskit.simulator.gateway.RawResponse;
import io.github.bsskit.simulator.gateway.RpcRequest;
import io.github.bsskit.simulator.journal.CallRecorder;
import io.github.bsskit.simulator.world.WorldState;
import java.util.function.Consumer;

/**
 * A world from one reset or import to the next, with its gateway and its journal. A call belongs to
 * the epoch in which it began, and keeps it until its response is made.
 *
 * @param number counts the epochs that had calls or readers, from 1
 */
public record Epoch(
    int number, WorldState world, Gateway gateway, CallRecorder calls, CallListener listener) {

  /** Whether no fault applies to a request. */
  public boolean hasNoFaultFor(RpcRequest request) {
    return gateway.hasNoFaultFor(request);
  }

  /**
   * Handles a call and records it.
   *
   * @param delays delays the call if latency was requested
   * @param receiver receives the response once; its delivery may be delayed, too
   */
  public void handle(RpcRequest request, Delays delays, Consumer<RawResponse> receiver) {
    gateway.handle(request, delays, response -> receiver.accept(record(request.raw(), response)));
  }

  /** Handles a call without faults ({@link #hasNoFaultFor}); never waits. */
  public RawResponse handleWithoutFaults(RpcRequest request) {
    return record(request.raw(), gateway.handleWithoutFaults(request));
  }

  /**
   * Rejects a request that is not a call, and records it.
   *
   * @param hint what is wrong with it; may be empty
   */
  public RawResponse reject(RawRequest request, GatewayError error, String hint) {
    return record(request, gateway.reject(request, error, hint));
  }

  private RawResponse record(RawRequest request, RawResponse response) {
    calls.add(request, response);
    listener.handled(world.now(), request, response);
    return response;
  }
}
