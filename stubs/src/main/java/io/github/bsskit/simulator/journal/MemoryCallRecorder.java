package io.github.bsskit.simulator.journal;

import io.github.bsskit.contract.GatewayError;
import io.github.bsskit.simulator.api.ContractViolation;
import io.github.bsskit.simulator.gateway.CallOutcome;
import io.github.bsskit.simulator.gateway.RawRequest;
import io.github.bsskit.simulator.gateway.RawResponse;
import io.github.bsskit.simulator.world.WorldState;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Records calls in memory. It keeps the exchanges and, of calls that were rejected, what is needed
 * to explain them later.
 */
final class MemoryCallRecorder extends CallRecorder {

  private final CallAnalyzer analyzer;
  private final WorldState world;
  private final BoundedRing<RecordedCall> ring;
  private final RoundedOrderIds roundedOrderIds;
  private final Evidence nothing;
  private final long state = ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE);
  private volatile boolean hasLostCalls;

  /**
   * Creates a recorder without calls.
   *
   * @param limit the maximum number of calls; 0 keeps none
   */
  MemoryCallRecorder(CallAnalyzer analyzer, WorldState world, int limit) {
    this.analyzer = analyzer;
    this.world = world;
    this.ring = new BoundedRing<>(limit, RecordedCall::weight);
    this.roundedOrderIds = new RoundedOrderIds(world.records());
    this.nothing = new Evidence(world.keys(), Optional.empty(), List.of(), this::attempts);
  }

  @Override
  public void add(RawRequest request, RawResponse response) {
    if (ring.isOff()) {
      ring.add(number -> null);
      return;
    }
    if (response.delivery().isLost()) {
      hasLostCalls = true;
    }
    Evidence evidence = evidence(request, response.outcome());
    ring.add(number -> new RecordedCall(analyzer, number, request, response, evidence));
  }

  private Evidence evidence(RawRequest request, CallOutcome outcome) {
    List<ContractViolation> rounded =
        outcome.isSigned() ? roundedOrderIds.among(outcome.parameters()) : List.of();
    return outcome.isSuccess() && rounded.isEmpty()
        ? nothing
        : new Evidence(world.keys().asOfNow(), repeated(request, outcome), rounded, this::attempts);
  }

  private List<RawRequest> attempts(RecordedCall call) {
    return RecordedCall.attempts(ring.all(call::mayRepeat));
  }

  private Optional<RecordedCall> repeated(RawRequest request, CallOutcome outcome) {
    return hasLostCalls
            && outcome.error().filter(GatewayError.SIGNATURE_NONCE_USED::equals).isPresent()
        ? ring.all(earlier -> DuplicateRequest.isOf(earlier, request)).stream().findFirst()
        : Optional.empty();
  }

  @Override
  boolean isOff() {
    return ring.isOff();
  }

  @Override
  long lastNumber() {
    return ring.lastNumber();
  }

  @Override
  long state() {
    return state;
  }

  @Override
  List<RecordedCall> after(long number, OptionalLong account) {
    return ring.all(call -> call.number() > number && isOf(account, call));
  }

  @Override
  Optional<RecordedCall> find(long number) {
    return ring.find(call -> call.number() == number);
  }

  @Override
  void remove(OptionalLong account) {
    ring.remove(call -> isOf(account, call));
  }

  @Override
  OptionalLong removals() {
    return OptionalLong.empty();
  }
}
