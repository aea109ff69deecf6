package io.github.bsskit.gateway;

import io.github.bsskit.contract.Cause;
import io.github.bsskit.contract.DocumentedError;
import io.github.bsskit.contract.GatewayError;
import io.github.bsskit.contract.Operation;
import io.github.bsskit.world.AccessKey;
import io.github.bsskit.world.Fault;
import io.github.bsskit.world.Faults;
import io.github.bsskit.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a call meets because somebody has asked for it: by the header {@code Prefer}, by a magic
 * value, or by arming a fault. The call's own wish goes first.
 */
final class Encounters {

  private final World world;
  private final Throttle throttle;
  private final FaultWords words;
  private final Consumer<Duration> pause;

  Encounters(World world, Throttle throttle, List<Operation> operations, Consumer<Duration> pause) {
    this.world = world;
    this.throttle = throttle;
    this.words = new FaultWords(operations);
    this.pause = pause;
  }

  Stage<AccessKey> meet(AccessKey caller, Operation operation, Course course) {
    Preference preference = Preference.of(course.request().call());
    if (preference.isStated()) {
      return preferred(preference, caller, operation, course);
    }
    for (Map.Entry<String, String> parameter : course.parameters().entrySet()) {
      if (parameter.getValue().startsWith(FaultWords.MAGIC)) {
        return magic(parameter.getKey(), parameter.getValue(), caller, operation, course);
      }
    }
    Fault.Situation call = new Fault.Situation(operation.action(), caller, course.parameters());
    Optional<Faults.Armed> armed = world.faults().take(call);
    armed.ifPresent(fault -> course.meet("armed as " + fault.id()));
    return armed
        .map(fault -> meet(fault.fault().effect(), caller, operation, course))
        .orElse(Stage.pass(caller));
  }

  private Stage<AccessKey> preferred(
      Preference preference, AccessKey caller, Operation operation, Course course) {
    course.meet("asked for by Prefer");
    if (preference.isSuccess()) {
      return Stage.pass(caller);
    }
    return preference
        .error(operation, words)
        .map(error -> meet(new Fault.Answer(error), caller, operation, course))
        .orElseGet(
            () ->
                unknown(
                    operation,
                    Reason.of("Prefer", preference.text()),
                    preference.cure(operation, words)));
  }

  private Stage<AccessKey> magic(
      String name, String value, AccessKey caller, Operation operation, Course course) {
    course.meet("asked for by " + name + "=" + value);
    Optional<Fault.Effect> effect =
        words.effect(operation.action(), value.substring(FaultWords.MAGIC.length()));
    if (effect.isEmpty()) {
      return unknown(
          operation,
          Reason.of(name, value),
          "The simulator knows no fault %s; write %s and one of %s."
              .formatted(value, FaultWords.MAGIC, words.all(operation.action())));
    }
    // A call that is carried out all the same needs a good value, or none where it can do without:
    // the magic value itself would be remembered, and the second such call be one too many.
    course.replace(name, operation.example().getOrDefault(name, ""));
    return meet(effect.get(), caller, operation, course);
  }

  /** Whoever asks for a fault that does not exist is told which do, behind the documented words. */
  private static Stage<AccessKey> unknown(Operation operation, Reason reason, String cure) {
    DocumentedError error =
        operation.errors().stream()
            .filter(row -> row.cause() == Cause.PARAMETER_MALFORMED)
            .<DocumentedError>map(row -> row)
            .findFirst()
            .orElse(GatewayError.INVALID_PARAMETER_FORMAT);
    return Stage.refuse(
        Refusal.of(error)
            .adding(cure)
            .because(new Reason(reason.parameter(), reason.seen(), cure)));
  }

  private Stage<AccessKey> meet(
      Fault.Effect effect, AccessKey caller, Operation operation, Course course) {
    if (effect instanceof Fault.Answer answer) {
      return Stage.refuse(refusal(answer.error(), course));
    }
    Fault.Mishap mishap = (Fault.Mishap) effect;
    switch (mishap.kind()) {
      case COMMIT_THEN_DROP -> course.deliver(Delivery.Extent.NOTHING, Duration.ZERO);
      case COMMIT_THEN_DELAY -> course.deliver(Delivery.Extent.WHOLE, mishap.delay());
      case TRUNCATED_BODY -> course.deliver(Delivery.Extent.HALF, Duration.ZERO);
      case WRONG_CONTENT_TYPE -> course.mistype();
      case LATENCY -> pause.accept(mishap.delay());
      case DROP_BEFORE_COMMIT -> {
        course.deliver(Delivery.Extent.NOTHING, Duration.ZERO);
        return Stage.refuse(GatewayError.SERVICE_UNAVAILABLE);
      }
      case THROTTLE -> {
        return Stage.refuse(throttle.refusal(caller, operation));
      }
    }
    return Stage.pass(caller);
  }

  /** A sentence with a {place} to fill in is about the call. */
  private static Refusal refusal(DocumentedError error, Course course) {
    Refusal refusal = Refusal.of(error);
    if (error.message().indexOf('{') < 0) {
      return refusal;
    }
    return Signature.of(course.request())
        .fold(Signature::mismatch, unsigned -> refusal.with("stringToSign", ""));
  }
}
