package io.github.bsskit.simulator.journal;

import io.github.bsskit.contract.GatewayError;
import io.github.bsskit.simulator.api.ContractViolation;
import io.github.bsskit.simulator.gateway.CallOutcome;
import io.github.bsskit.simulator.gateway.RawRequest;
import io.github.bsskit.simulator.gateway.RawResponse;
import io.github.bsskit.simulator.world.StoredJournal;
import io.github.bsskit.simulator.world.StoredJournal.StoredCall;
import io.github.bsskit.simulator.world.WorldState;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Records calls in a store, as the last step of each. Those of all simulators that share it are
 * read; they look at each other for an explanation.
 */
final class StoredCallRecorder extends CallRecorder {

  private final CallAnalyzer analyzer;
  private final WorldState world;
  private final StoredJournal journal;
  private final int limit;
  private final Supplier<String> simulator;
  private final CallCodec codec;
  private final RoundedOrderIds roundedOrderIds;
  private volatile boolean hasLostCalls;

  StoredCallRecorder(
      CallAnalyzer analyzer,
      WorldState world,
      StoredJournal journal,
      int limit,
      Supplier<String> simulator) {
    this.analyzer = analyzer;
    this.world = world;
    this.journal = journal;
    this.limit = limit;
    this.simulator = simulator;
    this.codec = new CallCodec(analyzer);
    this.roundedOrderIds = new RoundedOrderIds(world.records());
  }

  @Override
  public void add(RawRequest request, RawResponse response) {
    if (isOff()) {
      return;
    }
    if (response.delivery().isLost()) {
      hasLostCalls = true;
    }
    CallOutcome outcome = response.outcome();
    List<ContractViolation> rounded =
        outcome.isSigned() ? roundedOrderIds.among(outcome.parameters()) : List.of();
    byte[] content =
        codec.write(
            new CallCodec.Content(
                simulator.get(),
                world.keys().createdCount(),
                rounded,
                repeated(request, outcome),
                request,
                response));
    journal.append(new StoredCall(0, outcome.account(), content));
  }

  /** Looked for now, because the journal may have forgotten it when the call is explained. */
  private Optional<StoredCall> repeated(RawRequest request, CallOutcome outcome) {
    return hasLostCalls && hasUsedNonce(outcome)
        ? journal.latest(0, limit).stream().filter(call -> isRepeatedBy(call, request)).findFirst()
        : Optional.empty();
  }

  private boolean isRepeatedBy(StoredCall earlier, RawRequest request) {
    return read(earlier, new EarlierCalls()).anyMatch(call -> DuplicateRequest.isOf(call, request));
  }

  @Override
  boolean isOff() {
    return limit == 0;
  }

  @Override
  long lastNumber() {
    return journal.lastNumber();
  }

  @Override
  long state() {
    return journal.state();
  }

  @Override
  List<RecordedCall> after(long number, OptionalLong account) {
    return read(journal.latest(number, limit), number == 0)
        .filter(call -> isOf(account, call))
        .toList();
  }

  @Override
  Optional<RecordedCall> find(long number) {
    return read(journal.find(number).stream().toList(), false).findFirst();
  }

  @Override
  void remove(OptionalLong account) {
    journal.clear(account);
  }

  @Override
  OptionalLong removals() {
    return OptionalLong.of(journal.removals() + journal.state());
  }

  /**
   * Reads calls.
   *
   * @param isAll whether these are all calls that are kept; otherwise all are read if needed
   */
  private Stream<RecordedCall> read(List<StoredCall> stored, boolean isAll) {
    EarlierCalls earlier = new EarlierCalls();
    List<RecordedCall> calls = stored.stream().flatMap(call -> read(call, earlier)).toList();
    if (isAll) {
      earlier.all = calls;
    }
    return calls.stream()
        .map(
            call ->
                hasUsedNonce(call.outcome()) && call.evidence().repeated().isEmpty()
                    ? earlier.repeated(call)
                    : call);
  }

  private Stream<RecordedCall> read(StoredCall stored, EarlierCalls earlier) {
    return codec.read(stored.content()).stream()
        .map(
            content ->
                new RecordedCall(
                    analyzer,
                    stored.number(),
                    content.request(),
                    content.response(),
                    new Evidence(
                        world.keys().firstCreated(content.createdKeys()),
                        content.repeated().flatMap(call -> read(call, earlier).findFirst()),
                        content.rounded(),
                        earlier::attempts),
                    Optional.of(content.simulator())));
  }

  private static boolean hasUsedNonce(CallOutcome outcome) {
    return outcome.error().filter(GatewayError.SIGNATURE_NONCE_USED::equals).isPresent();
  }

  /** All calls, read when the first of them is needed. */
  private final class EarlierCalls {
    private List<RecordedCall> all;

    private synchronized List<RecordedCall> all() {
      if (all == null) {
        all = journal.latest(0, limit).stream().flatMap(call -> read(call, this)).toList();
      }
      return all;
    }

    private List<RawRequest> attempts(RecordedCall call) {
      return RecordedCall.attempts(all().stream().filter(call::mayRepeat).toList());
    }

    private RecordedCall repeated(RecordedCall call) {
      return call.repeating(
          all().stream()
              .filter(
                  other ->
                      other.number() < call.number()
                          && DuplicateRequest.isOf(other, call.request()))
              .findFirst());
    }
  }
}
