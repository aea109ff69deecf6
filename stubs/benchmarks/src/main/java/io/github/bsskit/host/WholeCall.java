package io.github.bsskit.host;

import io.github.bsskit.benchmarks.Calls;
import io.github.bsskit.benchmarks.PreparedCall;
import io.github.bsskit.benchmarks.RpcCalls;
import io.github.bsskit.control.Simulation;
import io.github.bsskit.gateway.RpcAnswer;
import io.github.bsskit.gateway.RpcCall;
import io.github.bsskit.gateway.Throttling;
import io.github.bsskit.gateway.WireRequest;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Whole strict calls with state and a journal of 1,000, each with a nonce of its own, without HTTP;
 * in this package because a simulation without a server is shown to nobody else.
 */
@State(Scope.Thread)
public class WholeCall {

  private static final int CALLS = 10_000;

  /** The signature. */
  @Param({"V3", "V1"})
  public Calls signature;

  private final Simulation simulation = new Settings().throttling(Throttling.OFF).simulation();
  private final List<RpcCall> calls = new ArrayList<>();

  /** Forgets the orders and nonces of the iteration before. */
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

  /** Answers them; each buys a plan. */
  @Benchmark
  @OperationsPerInvocation(CALLS)
  public int wholeCall() {
    int length = 0;
    for (RpcCall call : calls) {
      WireRequest opened = new WireRequest(call);
      if (!simulation.gateway().meetsNothing(opened)) {
        throw new IllegalStateException("somebody has asked for a fault");
      }
      RpcAnswer answer = simulation.answerAtOnce(opened);
      if (answer.status() != 200) {
        throw new IllegalStateException("the call was not answered with 200");
      }
      length += answer.body().length;
    }
    return length;
  }
}
