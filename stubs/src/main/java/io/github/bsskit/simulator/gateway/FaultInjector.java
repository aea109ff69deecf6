package io.github.bsskit.simulator.gateway;

import io.github.bsskit.contract.Cause;
import io.github.bsskit.contract.DocumentedError;
import io.github.bsskit.contract.GatewayError;
import io.github.bsskit.contract.Operation;
import io.github.bsskit.contract.Parameter;
import io.github.bsskit.simulator.world.AccessKey;
import io.github.bsskit.simulator.world.ArmedFaults;
import io.github.bsskit.simulator.world.Fault;
import io.github.bsskit.simulator.world.World;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a call meets because somebody has asked for it: by the header {@code Prefer}, by a magic
 * value, or by arming a fault. The call's own wish goes first.
 */
final class FaultInjector {

  /** What is shown of a magic value that the simulator does not know. */
  private static final int MOST_SHOWN = 100;

  private final World world;
  private final Throttle throttle;
  private final FaultCatalogue words;
  private final Predicate<Duration> pause;

  FaultInjector(
      World world, Throttle throttle, List<Operation> operations, Predicate<Duration> pause) {
    this.world = world;
    this.throttle = throttle;
    this.words = new FaultCatalogue(operations);
    this.pause = pause;
  }

  /** Whether no call like this one would meet anything at the moment. */
  boolean isNothingFor(RpcRequest request) {
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

  StageResult<AccessKey> meet(AccessKey caller, Operation operation, CallContext course) {
    PreferHeader preference = PreferHeader.of(course.request().raw());
    if (preference.isStated()) {
      return preferred(preference, caller, operation, course);
    }
    List<String> magic =
        operation.parameters().stream()
            .map(Parameter::name)
            .filter(name -> course.value(name).startsWith(FaultCatalogue.MAGIC_PREFIX))
            .toList();
    if (!magic.isEmpty()) {
      return magic(magic, caller, operation, course);
    }
    Fault.Situation call = new Fault.Situation(operation.action(), caller, course.parameters());
    Optional<ArmedFaults.Armed> armed = world.faults().take(call);
    armed.ifPresent(fault -> course.meet("armed as " + fault.id()));
    return armed
        .map(fault -> meet(fault.fault().effect(), caller, operation, course))
        .orElse(StageResult.pass(caller));
  }

  private StageResult<AccessKey> preferred(
      PreferHeader preference, AccessKey caller, Operation operation, CallContext course) {
    course.meet("asked for by Prefer");
    if (preference.isSuccess()) {
      return StageResult.pass(caller);
    }
    return preference
        .error(operation, words)
        .map(error -> meet(new Fault.Answer(error), caller, operation, course))
        .orElseGet(
            () ->
                unknown(
                    operation,
                    new RejectionDetail(
                        "Prefer", preference.text(), preference.cure(operation, words))));
  }

  /** Of several magic values the first counts, in the order of the page. */
  private StageResult<AccessKey> magic(
      List<String> names, AccessKey caller, Operation operation, CallContext course) {
    String name = names.get(0);
    String value = course.value(name);
    String shown = value.substring(0, Math.min(MOST_SHOWN, value.length()));
    course.meet("asked for by " + name + "=" + shown);
    Optional<Fault.Effect> effect =
        words.effect(operation.action(), value.substring(FaultCatalogue.MAGIC_PREFIX.length()));
    if (effect.isEmpty()) {
      return unknown(
          operation,
          new RejectionDetail(
              name,
              shown,
              "The simulator knows no fault %s; write %s and one of %s."
                  .formatted(shown, FaultCatalogue.MAGIC_PREFIX, words.all(operation.action()))));
    }
    // A call that is carried out all the same needs a good value, or none where it can do without:
    // the magic value itself would be remembered, and the second such call be one too many.
    names.forEach(magic -> course.replace(magic, operation.example().getOrDefault(magic, "")));
    return meet(effect.get(), caller, operation, course);
  }

  /** Whoever asks for a fault that does not exist is told which do, behind the documented words. */
  private static StageResult<AccessKey> unknown(Operation operation, RejectionDetail reason) {
    DocumentedError error =
        ofCause(operation, Cause.PARAMETER_MALFORMED)
            .or(() -> ofCause(operation, Cause.PARAMETER_MISSING))
            .orElse(GatewayError.INVALID_PARAMETER_FORMAT);
    return StageResult.reject(Rejection.of(error).adding(reason.hint()).because(reason));
  }

  private static Optional<DocumentedError> ofCause(Operation operation, Cause cause) {
    return operation.errors().stream()
        .filter(error -> error.cause() == cause)
        .<DocumentedError>map(error -> error)
        .findFirst();
  }

  private StageResult<AccessKey> meet(
      Fault.Effect effect, AccessKey caller, Operation operation, CallContext course) {
    return effect.fold(
        answer -> StageResult.reject(refusal(answer.error(), course)),
        mishap -> meet(mishap, caller, operation, course));
  }

  private StageResult<AccessKey> meet(
      Fault.TransportFault mishap, AccessKey caller, Operation operation, CallContext course) {
    switch (mishap.kind()) {
      case COMMIT_THEN_DROP -> course.deliver(Delivery.Extent.DROPPED, Duration.ZERO);
      case COMMIT_THEN_DELAY -> course.deliver(Delivery.Extent.COMPLETE, mishap.delay());
      case TRUNCATED_BODY -> course.deliver(Delivery.Extent.TRUNCATED, Duration.ZERO);
      case WRONG_CONTENT_TYPE -> course.mistype();
      case LATENCY -> {
        Object epoch = world.epoch();
        if (!pause.test(mishap.delay()) || world.epoch() != epoch) {
          return drop(course);
        }
      }
      case DROP_BEFORE_COMMIT -> {
        return drop(course);
      }
      case THROTTLE -> {
        return StageResult.reject(throttle.refusal(caller, operation));
      }
    }
    return StageResult.pass(caller);
  }

  /**
   * Nothing is carried out; so it is too if the simulator was reset or stopped while a call waited,
   * which belongs to what is forgotten.
   */
  private static StageResult<AccessKey> drop(CallContext course) {
    course.deliver(Delivery.Extent.DROPPED, Duration.ZERO);
    return StageResult.reject(GatewayError.SERVICE_UNAVAILABLE);
  }

  /** A sentence with a {place} to fill in is about the call. */
  private static Rejection refusal(DocumentedError error, CallContext course) {
    Rejection refusal = Rejection.of(error);
    if (error.message().indexOf('{') < 0) {
      return refusal;
    }
    return Signature.of(course.request())
        .fold(Signature::mismatch, unsigned -> refusal.with("stringToSign", ""));
  }
}
