package io.github.bsskit.simulator.gateway;

import io.github.bsskit.contract.Body;
import io.github.bsskit.contract.CreateResourcePackageResponse;
import io.github.bsskit.contract.Operation;
import io.github.bsskit.contract.OperationError;
import io.github.bsskit.contract.Operations;
import io.github.bsskit.contract.OrderedPackage;
import io.github.bsskit.contract.Reply;
import io.github.bsskit.simulator.benchmarks.Calls;
import io.github.bsskit.simulator.benchmarks.RpcCalls;
import java.time.Instant;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Benchmarks of parts of a call, in this package because they are package-private. */
@State(Scope.Thread)
public class Parts {

  private final RawRequest signedV3 = RpcCalls.read(Calls.V3.prepare("127.0.0.1:8080"));
  private final RawRequest signedV1 = RpcCalls.read(Calls.V1.prepare("127.0.0.1:8080"));
  private final Map<String, String> parameters = new RpcRequest(signedV3).parameters();
  private final CreateResourcePackageResponse ordered =
      new CreateResourcePackageResponse(
          202407022550621000L, new OrderedPackage(202407022550621000L, "OSSBAG-cn-0xl0000000001"));
  private final Operation ordering =
      Operations.of((caller, request) -> null, (caller, request) -> Reply.success(ordered)).get(1);
  private final Instant now = Instant.now();

  /** Parses and verifies a call with signature V3. */
  @Benchmark
  public boolean verifyV3() {
    return verify(signedV3);
  }

  /** Parses and verifies a call with signature V1. */
  @Benchmark
  public boolean verifyV1() {
    return verify(signedV1);
  }

  private static boolean verify(RawRequest call) {
    boolean isValid =
        Signature.of(new RpcRequest(call))
            .fold(signature -> signature.verify("testsecret").isEmpty(), rejection -> false);
    if (!isValid) {
      throw new IllegalStateException("invalid signature");
    }
    return isValid;
  }

  /** Binds the parameters and calls an operation that does nothing. */
  @Benchmark
  public Reply<? extends Body, ? extends OperationError> readParameters() {
    return ordering.handler().call(null, parameters);
  }

  /** Writes a successful response. */
  @Benchmark
  public RawResponse writeEnvelope() {
    return new Envelope(
            Format.JSON,
            "6000EE23-274B-4E07-A697-FF2E999520A4",
            "0a2fb5cb1754789012345678e4f1c7d2",
            now,
            "127.0.0.1:8080",
            "CreateResourcePackage")
        .success(ordered);
  }
}
