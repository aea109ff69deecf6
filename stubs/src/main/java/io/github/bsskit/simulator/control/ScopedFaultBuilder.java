package io.github.bsskit.simulator.control;

import io.github.bsskit.contract.Wire;
import io.github.bsskit.simulator.api.ArmedFault;
import io.github.bsskit.simulator.api.FaultBuilder;
import io.github.bsskit.simulator.gateway.FaultCatalogue;
import io.github.bsskit.simulator.world.AccessKey;
import io.github.bsskit.simulator.world.ArmedFaults.Armed;
import io.github.bsskit.simulator.world.Fault;
import io.github.bsskit.simulator.world.Fault.TransportFaultKind;
import io.github.bsskit.simulator.world.PrintableText;
import io.github.bsskit.simulator.world.Schedule;
import io.github.bsskit.simulator.world.World;
import io.github.bsskit.simulator.world.WorldState;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Builds a fault and arms it in a world. */
final class ScopedFaultBuilder implements FaultBuilder {

  /** The most keys that an error names. */
  private static final int MAX_KEYS = 20;

  private final World world;
  private final FaultCatalogue catalogue;
  private final Optional<String> action;
  private Optional<String> keyId;
  private final Map<String, String> parameters = new LinkedHashMap<>();
  private OptionalInt times = OptionalInt.empty();
  private int every = 1;
  private double probability = 1;
  private boolean isOpen;
  private long seed;

  ScopedFaultBuilder(
      World world, FaultCatalogue catalogue, Optional<String> action, Optional<String> keyId) {
    this.world = world;
    this.catalogue = catalogue;
    this.action = action;
    this.keyId = keyId;
  }

  @Override
  public ScopedFaultBuilder withKey(String accessKeyId) {
    check(
        keyId.filter(id -> !id.equals(accessKeyId)).isEmpty(),
        "this fault is already restricted to the key " + keyId.orElse(""));
    checkKey(world.state(), accessKeyId);
    keyId = Optional.of(accessKeyId);
    return this;
  }

  private static void checkKey(WorldState state, String accessKeyId) {
    if (state.keys().find(accessKeyId).isEmpty()) {
      throw new IllegalArgumentException(
          "unknown access key \""
              + accessKeyId
              + "\": use one of "
              + state.keys().all().stream().map(AccessKey::id).limit(MAX_KEYS).toList());
    }
  }

  @Override
  public ScopedFaultBuilder withParameter(String name, String value) {
    List<String> names = catalogue.parameters(action);
    check(
        names.contains(name),
        "unknown parameter \"" + name + "\": use one of " + String.join(", ", names));
    check(
        value.length() <= Wire.MAX_BODY_BYTES && PrintableText.isWellFormed(value),
        "invalid value of "
            + name
            + ": use at most "
            + Wire.MAX_BODY_BYTES
            + " characters of Unicode without unpaired surrogates");
    parameters.put(name, value);
    return this;
  }

  @Override
  public ScopedFaultBuilder times(int calls) {
    check(calls >= 1, "invalid times " + calls + ": use a number from 1");
    times = OptionalInt.of(calls);
    return this;
  }

  @Override
  public ScopedFaultBuilder every(int calls) {
    check(calls >= 1, "invalid every " + calls + ": use a number from 1");
    every = calls;
    isOpen = true;
    return this;
  }

  @Override
  public ScopedFaultBuilder probability(double share, long chance) {
    check(
        share > 0 && share <= 1,
        "invalid probability " + share + ": use a number above 0 and at most 1");
    probability = share;
    isOpen = true;
    seed = chance;
    return this;
  }

  @Override
  public ArmedFault returnError(String error) {
    return ScopedFaults.view(armError(error));
  }

  Armed armError(String word) {
    return arm(new Fault.ErrorResponse(ScopedFaults.error(catalogue, action, word)));
  }

  @Override
  public ArmedFault commitThenDrop() {
    return arm(TransportFaultKind.COMMIT_THEN_DROP);
  }

  @Override
  public ArmedFault commitThenDelay(Duration delay) {
    return ScopedFaults.view(armTransportFault(TransportFaultKind.COMMIT_THEN_DELAY, delay));
  }

  @Override
  public ArmedFault dropBeforeCommit() {
    return arm(TransportFaultKind.DROP_BEFORE_COMMIT);
  }

  @Override
  public ArmedFault latency(Duration delay) {
    return ScopedFaults.view(armTransportFault(TransportFaultKind.LATENCY, delay));
  }

  @Override
  public ArmedFault truncatedBody() {
    return arm(TransportFaultKind.TRUNCATED_BODY);
  }

  @Override
  public ArmedFault wrongContentType() {
    return arm(TransportFaultKind.WRONG_CONTENT_TYPE);
  }

  @Override
  public ArmedFault throttle() {
    return arm(TransportFaultKind.THROTTLE);
  }

  private ArmedFault arm(TransportFaultKind kind) {
    return ScopedFaults.view(armTransportFault(kind, Duration.ZERO));
  }

  Armed armTransportFault(TransportFaultKind kind, Duration delay) {
    check(
        !delay.isNegative() && delay.compareTo(FaultCatalogue.MAX_DELAY) <= 0,
        "invalid delay " + delay + ": use at most " + FaultCatalogue.MAX_DELAY);
    return arm(new Fault.TransportFault(kind, delay));
  }

  private Armed arm(Fault.Effect effect) {
    OptionalInt limit = times.isPresent() || isOpen ? times : OptionalInt.of(1);
    Fault fault =
        new Fault(
            new Fault.Match(action, keyId, parameters),
            effect,
            new Schedule(limit, every, probability, seed));
    return world.change(
        state -> {
          keyId.ifPresent(id -> checkKey(state, id));
          return state.faults().arm(fault);
        });
  }

  private static void check(boolean isValid, String message) {
    if (!isValid) {
      throw new IllegalArgumentException(message);
    }
  }
}
