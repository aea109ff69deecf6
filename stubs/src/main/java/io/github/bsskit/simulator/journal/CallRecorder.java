package io.github.bsskit.simulator.journal;

import io.github.bsskit.contract.GatewayError;
import io.github.bsskit.simulator.api.ContractViolation;
import io.github.bsskit.simulator.gateway.CallOutcome;
import io.github.bsskit.simulator.gateway.RawRequest;
import io.github.bsskit.simulator.gateway.RawResponse;
import io.github.bsskit.simulator.world.WorldState;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Records the calls to one state of a world. It keeps the exchanges and, of calls that were
 * rejected, what is needed to explain them later.
 */
public final class CallRecorder {

  /** Limits the time that an explanation takes. */
  private static final int MAX_ATTEMPTS = 10;

  private final CallAnalyzer analyzer;
  private final WorldState world;
  private final BoundedRing<RecordedCall> ring;
  private final RoundedOrderIds roundedOrderIds;
  private final Evidence nothing;
  private volatile boolean hasLostCalls;

  /**
   * Creates a recorder without calls.
   *
   * @param limit the maximum number of calls; 0 keeps none
   */
  public CallRecorder(CallAnalyzer analyzer, WorldState world, int limit) {
    this.analyzer = analyzer;
    this.world = world;
    this.ring = new BoundedRing<>(limit, RecordedCall::weight);
    this.roundedOrderIds = new RoundedOrderIds(world.records());
    this.nothing = new Evidence(world.keys(), Optional.empty(), List.of(), this::attempts);
  }

  /** Adds a call. */
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

  /** The latest requests before a call with the same access key and action, oldest first. */
  private List<RawRequest> attempts(RecordedCall call) {
    List<RecordedCall> earlier =
        ring.all(
            other ->
                other.number() < call.number()
                    && other.outcome().keyId().equals(call.outcome().keyId())
                    && other.outcome().action().equals(call.outcome().action()));
    return earlier.subList(Math.max(0, earlier.size() - MAX_ATTEMPTS), earlier.size()).stream()
        .map(RecordedCall::request)
        .toList();
  }

  private Optional<RecordedCall> repeated(RawRequest request, CallOutcome outcome) {
    return hasLostCalls
            && outcome.error().filter(GatewayError.SIGNATURE_NONCE_USED::equals).isPresent()
        ? ring.all(earlier -> DuplicateRequest.isOf(earlier, request)).stream().findFirst()
        : Optional.empty();
  }

  boolean isOff() {
    return ring.isOff();
  }

  long lastNumber() {
    return ring.lastNumber();
  }

  /** The calls that match, oldest first. */
  List<RecordedCall> all(Predicate<RecordedCall> filter) {
    return ring.all(filter);
  }

  Optional<RecordedCall> find(Predicate<RecordedCall> filter) {
    return ring.find(filter);
  }

  void remove(Predicate<RecordedCall> filter) {
    ring.remove(filter);
  }
}
