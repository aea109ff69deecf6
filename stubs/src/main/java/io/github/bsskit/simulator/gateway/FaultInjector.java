package io.github.bsskit.simulator.gateway;

import static io.github.bsskit.contract.GatewayError.THROTTLING_USER;

import io.github.bsskit.contract.Cause;
import io.github.bsskit.contract.DocumentedError;
import io.github.bsskit.contract.GatewayError;
import io.github.bsskit.contract.Operation;
import io.github.bsskit.contract.Parameter;
import io.github.bsskit.simulator.world.AccessKey;
import io.github.bsskit.simulator.world.ArmedFaults;
import io.github.bsskit.simulator.world.Fault;
import io.github.bsskit.simulator.world.WorldState;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Injects faults that are requested by the header {@code Prefer}, by a magic value or by an armed
 * fault, in this order of priority.
 */
final class FaultInjector {

  /** The shown characters of a magic value. */
  private static final int MAX_SHOWN = 100;

  private final WorldState world;
  private final Throttle throttle;
  private final FaultCatalogue catalogue;

  FaultInjector(WorldState world, Throttle throttle, List<Operation> operations) {
    this.world = world;
    this.throttle = throttle;
    this.catalogue = new FaultCatalogue(operations);
  }

  /** Whether no fault applies to this request. */
  boolean hasNoneFor(RpcRequest request) {
    return world.faults().isEmpty()
        && request.header("Prefer").isEmpty()
        && !hasMagic(request.parameters().values());
  }

  private static boolean hasMagic(Collection<String> values) {
    for (String value : values) {
      if (value.startsWith(FaultCatalogue.MAGIC_PREFIX)) {
        return true;
      }
    }
    return false;
  }

  StageResult<AccessKey> inject(AccessKey caller, Operation operation, CallContext context) {
    PreferHeader preference = PreferHeader.of(context.request().raw());
    if (preference.isPresent()) {
      return preferred(preference, caller, operation, context);
    }
    List<String> magic =
        operation.parameters().stream()
            .map(Parameter::name)
            .filter(name -> context.value(name).startsWith(FaultCatalogue.MAGIC_PREFIX))
            .toList();
    if (!magic.isEmpty()) {
      return magic(magic, caller, operation, context);
    }
    Fault.CallFacts call = new Fault.CallFacts(operation.action(), caller, context.parameters());
    Optional<ArmedFaults.Armed> armed = world.records().meetFault(call);
    armed.ifPresent(fault -> context.setFault("armed as " + fault.id()));
    return armed
        .map(fault -> inject(fault.fault().effect(), caller, operation, context))
        .orElse(StageResult.pass(caller));
  }

  private StageResult<AccessKey> preferred(
      PreferHeader preference, AccessKey caller, Operation operation, CallContext context) {
    context.setFault("requested by Prefer");
    if (preference.isSuccess()) {
      return StageResult.pass(caller);
    }
    return preference
        .error(operation, catalogue, throttle)
        .map(error -> inject(new Fault.ErrorResponse(error), caller, operation, context))
        .orElseGet(
            () ->
                unknown(
                    operation,
                    new RejectionDetail(
                        "Prefer", preference.text(), preference.hint(operation, catalogue))));
  }

  /** The first of several magic values counts, in the documented order. */
  private StageResult<AccessKey> magic(
      List<String> names, AccessKey caller, Operation operation, CallContext context) {
    String name = names.get(0);
    String value = context.value(name);
    String shown = value.substring(0, Math.min(MAX_SHOWN, value.length()));
    context.setFault("requested by " + name + "=" + shown);
    Optional<Fault.Effect> effect =
        catalogue.effect(operation.action(), value.substring(FaultCatalogue.MAGIC_PREFIX.length()));
    if (effect.isEmpty()) {
      return unknown(
          operation,
          new RejectionDetail(
              name,
              shown,
              "Unknown fault "
                  + shown
                  + "; use "
                  + FaultCatalogue.MAGIC_PREFIX
                  + " followed by one of "
                  + catalogue.all(operation.action())
                  + "."));
    }
    // A call that is executed despite its fault needs a valid value; the magic value would be
    // stored,
    // and a second call would be a duplicate.
    names.forEach(magic -> context.replace(magic, operation.example().getOrDefault(magic, "")));
    return inject(effect.get(), caller, operation, context);
  }

  /** Rejects an unknown fault; the known ones are listed after the documented message. */
  private static StageResult<AccessKey> unknown(Operation operation, RejectionDetail detail) {
    DocumentedError error =
        ofCause(operation, Cause.PARAMETER_MALFORMED)
            .or(() -> ofCause(operation, Cause.PARAMETER_MISSING))
            .orElse(GatewayError.INVALID_PARAMETER_FORMAT);
    return StageResult.reject(Rejection.of(error).adding(detail.hint()).because(detail));
  }

  private static Optional<DocumentedError> ofCause(Operation operation, Cause cause) {
    return operation.errors().stream()
        .filter(error -> error.cause() == cause)
        .<DocumentedError>map(error -> error)
        .findFirst();
  }

  private StageResult<AccessKey> inject(
      Fault.Effect effect, AccessKey caller, Operation operation, CallContext context) {
    return effect.fold(
        error -> StageResult.reject(rejection(error.error(), caller, operation, context)),
        transport -> inject(transport, caller, operation, context));
  }

  private StageResult<AccessKey> inject(
      Fault.TransportFault transport, AccessKey caller, Operation operation, CallContext context) {
    switch (transport.kind()) {
      case COMMIT_THEN_DROP -> context.setDelivery(Delivery.Extent.DROPPED, Duration.ZERO);
      case COMMIT_THEN_DELAY -> context.setDelivery(Delivery.Extent.COMPLETE, transport.delay());
      case TRUNCATED_BODY -> context.setDelivery(Delivery.Extent.TRUNCATED, Duration.ZERO);
      case WRONG_CONTENT_TYPE -> context.setWrongContentType();
      case LATENCY -> context.setLatency(transport.delay());
      case DROP_BEFORE_COMMIT -> {
        return context.drop();
      }
      case THROTTLE -> {
        return StageResult.reject(throttle.rejection(THROTTLING_USER, caller, operation));
      }
    }
    return StageResult.pass(caller);
  }

  /**
   * As the gateway returns the error without a fault. Only messages of wrong signatures have
   * placeholders, which are filled in.
   */
  private Rejection rejection(
      DocumentedError error, AccessKey caller, Operation operation, CallContext context) {
    if (Throttle.isThrottling(error)) {
      return throttle.rejection(error, caller, operation);
    }
    Rejection rejection = Rejection.of(error);
    if (error.message().indexOf('{') < 0) {
      return rejection;
    }
    return Signature.of(context.request())
        .fold(Signature::mismatch, unsigned -> rejection.with("stringToSign", ""));
  }
}
