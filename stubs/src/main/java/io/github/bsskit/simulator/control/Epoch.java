package io.github.bsskit.simulator.control;

import io.github.bsskit.contract.GatewayError;
import io.github.bsskit.simulator.gateway.Delays;
import io.github.bsskit.simulator.gateway.Gateway;
import io.github.bsskit.simulator.gateway.RawRequest;
import io.github.bsskit.simulator.gateway.RawResponse;
import io.github.bsskit.simulator.gateway.RpcRequest;
import io.github.bsskit.simulator.journal.CallRecorder;
import io.github.bsskit.simulator.world.StateReplacedException;
import io.github.bsskit.simulator.world.WorldState;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A world from one reset or import to the next, with its gateway and its journal. A call belongs to
 * the epoch in which it began, and keeps it until its response is made.
 *
 * @param number counts the epochs that had calls or readers, from 1
 * @param present the present epoch, if another simulator has replaced the world
 */
public record Epoch(
    int number, WorldState world, Gateway gateway, CallRecorder calls, Supplier<Epoch> present) {

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
    try {
      gateway.handle(request, delays, receiver);
    } catch (StateReplacedException replaced) {
      present.get().handle(request, delays, receiver);
    }
  }

  /**
   * Handles a call without faults ({@link #hasNoFaultFor}), in a world whose store does not wait.
   */
  public RawResponse handleWithoutFaults(RpcRequest request) {
    return gateway.handleWithoutFaults(request);
  }

  /**
   * Rejects a request that is not a call, and records it.
   *
   * @param hint what is wrong with it; may be empty
   */
  public RawResponse reject(RawRequest request, GatewayError error, String hint) {
    try {
      return gateway.reject(request, error, hint);
    } catch (StateReplacedException replaced) {
      return present.get().reject(request, error, hint);
    }
  }
}
