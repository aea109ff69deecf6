package io.github.bsskit.simulator.benchmarks;

import io.github.bsskit.simulator.api.AuthMode;
import io.github.bsskit.simulator.api.OrderIds;
import io.github.bsskit.simulator.api.ThrottlingMode;
import io.github.bsskit.simulator.control.Simulation;
import io.github.bsskit.simulator.control.SimulationOptions;
import io.github.bsskit.simulator.gateway.RawRequest;
import io.github.bsskit.simulator.gateway.RawResponse;
import io.github.bsskit.simulator.gateway.RpcRequest;
import io.github.bsskit.simulator.store.StoreOptions;
import io.github.bsskit.simulator.world.Fixtures;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Complete strict calls with state and a journal of 1,000, each with its own nonce, without HTTP.
 */
@State(Scope.Thread)
public class WholeCall {

  private static final int CALLS = 10_000;

  /** The signature. */
  @Param({"V3", "V1"})
  public Calls signature;

  private final Simulation simulation =
      Simulation.create(
          new SimulationOptions(
              Fixtures.builtIn(),
              InstantSource.system(),
              OrderIds.LARGE,
              OptionalLong.empty(),
              AuthMode.STRICT,
              ThrottlingMode.OFF,
              SimulationOptions.JOURNAL_SIZE,
              StoreOptions.memory(),
              Optional.empty()));
  private final List<RawRequest> calls = new ArrayList<>();

  /** Deletes the orders and nonces of the previous iteration. */
  @Setup(Level.Iteration)
  public void forget() {
    simulation.reset();
  }

  /** Signs the next calls. */
  @Setup(Level.Invocation)
  public void sign() {
    calls.clear();
    PreparedCall call = signature.prepare("127.0.0.1:8080");
    for (int n = 0; n < CALLS; n++) {
      calls.add(RpcCalls.read(call));
    }
  }

  /** Handles the calls; each buys a plan. */
  @Benchmark
  @OperationsPerInvocation(CALLS)
  public int wholeCall() {
    int length = 0;
    for (RawRequest call : calls) {
      RpcRequest request = new RpcRequest(call);
      if (!simulation.epoch().hasNoFaultFor(request)) {
        throw new IllegalStateException("a fault applies to the call");
      }
      RawResponse response = simulation.epoch().handleWithoutFaults(request);
      if (response.status() != 200) {
        throw new IllegalStateException("the call did not return 200");
      }
      length += response.body().length;
    }
    return length;
  }
}
