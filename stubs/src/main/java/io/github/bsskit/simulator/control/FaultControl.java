package io.github.bsskit.simulator.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.bsskit.contract.DocumentedError;
import io.github.bsskit.simulator.gateway.FaultCatalogue;
import io.github.bsskit.simulator.world.ArmedFaults.Armed;
import io.github.bsskit.simulator.world.Fault;
import io.github.bsskit.simulator.world.Fault.TransportFaultKind;
import io.github.bsskit.simulator.world.Schedule;
import io.github.bsskit.simulator.world.World;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Arms faults for the next calls, shows and disarms them. */
final class FaultControl {

  static final String ACTION = "action";
  static final String CODE = "code";
  static final String FAULT = "fault";
  private static final String KEY = "key";
  private static final String PARAMETERS = "parameters";
  private static final String TIMES = "times";
  private static final String EVERY = "every";
  private static final String PROBABILITY = "probability";
  private static final String SEED = "seed";
  static final String MILLISECONDS = "milliseconds";
  private static final int MOST_TIMES = 1_000_000;

  /** A fault as the control API shows it; what does not apply is left out. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  private record Shown(
      String id,
      String action,
      String key,
      Map<String, String> parameters,
      String code,
      Integer status,
      String message,
      String fault,
      Long milliseconds,
      Integer times,
      Integer every,
      Double probability,
      Long seed,
      int met) {

    static Shown of(Armed armed) {
      Fault.Match match = armed.fault().match();
      Schedule schedule = armed.fault().schedule();
      Optional<DocumentedError> error =
          armed
              .fault()
              .effect()
              .fold(answer -> Optional.of(answer.error()), no -> Optional.empty());
      Optional<Fault.TransportFault> mishap =
          armed.fault().effect().fold(answer -> Optional.empty(), Optional::of);
      boolean isByChance = schedule.probability() < 1;
      return new Shown(
          armed.id(),
          match.action().orElse(null),
          match.keyId().orElse(null),
          match.parameters(),
          error.map(DocumentedError::code).orElse(null),
          error.map(DocumentedError::status).orElse(null),
          error.map(DocumentedError::message).orElse(null),
          mishap.map(what -> what.kind().toString()).orElse(null),
          mishap
              .filter(what -> what.kind().takesTime())
              .map(what -> what.delay().toMillis())
              .orElse(null),
          schedule.times().isPresent() ? schedule.times().getAsInt() - armed.met() : null,
          schedule.every() > 1 ? schedule.every() : null,
          isByChance ? schedule.probability() : null,
          isByChance ? schedule.seed() : null,
          armed.met());
    }
  }

  private final World world;
  private final ScopedFaults faults;

  FaultControl(World world, ScopedFaults faults) {
    this.world = world;
    this.faults = faults;
  }

  ControlResponse arm(ControlBody body) {
    body.allowOnly(
        ACTION, CODE, FAULT, KEY, PARAMETERS, TIMES, EVERY, PROBABILITY, SEED, MILLISECONDS);
    if (body.has(CODE) == body.has(FAULT)) {
      throw new InvalidControlRequest(
          body.has(CODE)
              ? "members code and fault are both there; name one of them"
              : "members code and fault are missing; name an error's code, or a fault, one of "
                  + String.join(", ", FaultCatalogue.transportFaultNames()));
    }
    ScopedFaultBuilder arming = schedule(match(body), body);
    return ControlResponse.json(
        201, Shown.of(body.has(CODE) ? answer(arming, body) : mishap(arming, body)));
  }

  private ScopedFaultBuilder match(ControlBody body) {
    if (body.has(CODE) && !body.has(ACTION)) {
      checkOfSome(body.text(CODE).orElseThrow());
    }
    boolean isForOne = body.has(ACTION) || body.has(CODE) && !isOfGateway(body);
    ScopedFaultBuilder arming =
        isForOne
            ? faults.on(body.oneOf(ACTION, "an operation", faults.catalogue().actions()))
            : faults.onAny();
    body.text(KEY).ifPresent(key -> told(KEY, () -> arming.withKey(key)));
    body.textMembers(PARAMETERS)
        .forEach((name, value) -> told(PARAMETERS, () -> arming.withParameter(name, value)));
    return arming;
  }

  private void checkOfSome(String code) {
    FaultCatalogue words = faults.catalogue();
    if (words.actions().stream().allMatch(action -> words.error(action, code).isEmpty())) {
      throw new InvalidControlRequest(
          "member code is no error; name one of %s, or one of an operation's and the operation as action"
              .formatted(String.join(", ", words.gatewayCodes())));
    }
  }

  private boolean isOfGateway(ControlBody body) {
    return body.text(CODE).flatMap(faults.catalogue()::gatewayError).isPresent();
  }

  private static void told(String member, Runnable step) {
    try {
      step.run();
    } catch (IllegalArgumentException mistake) {
      throw new InvalidControlRequest("member " + member + ": " + mistake.getMessage());
    }
  }

  private static ScopedFaultBuilder schedule(ScopedFaultBuilder arming, ControlBody body) {
    body.wholeNumber(TIMES, MOST_TIMES).ifPresent(arming::times);
    body.wholeNumber(EVERY, MOST_TIMES).ifPresent(arming::every);
    long seed = body.anyWholeNumber(SEED).orElse(0L);
    if (body.has(SEED) && !body.has(PROBABILITY)) {
      throw new InvalidControlRequest("member seed is for a probability; write that as well");
    }
    body.share(PROBABILITY).ifPresent(share -> arming.probability(share, seed));
    return arming;
  }

  private Armed answer(ScopedFaultBuilder arming, ControlBody body) {
    if (body.has(MILLISECONDS)) {
      throw new InvalidControlRequest(
          "member milliseconds is for a fault that takes time, and not a code");
    }
    if (!body.has(ACTION)) {
      return arming.armError(body.text(CODE).orElseThrow());
    }
    String action = body.text(ACTION).orElseThrow();
    return arming.armError(
        body.oneOf(
            CODE,
            "an error of " + action + " or the gateway",
            faults.catalogue().errorNames(action)));
  }

  private static Armed mishap(ScopedFaultBuilder arming, ControlBody body) {
    String name = body.oneOf(FAULT, "a fault", FaultCatalogue.transportFaultNames());
    TransportFaultKind kind = FaultCatalogue.transportFault(name).orElseThrow();
    int longest = Math.toIntExact(FaultCatalogue.MAX_DELAY.toMillis());
    Optional<Integer> milliseconds = body.wholeNumber(MILLISECONDS, longest);
    if (!kind.takesTime()) {
      if (milliseconds.isPresent()) {
        throw new InvalidControlRequest(
            "member milliseconds is not for " + name + "; leave it out");
      }
      return arming.armTransportFault(kind, Duration.ZERO);
    }
    return arming.armTransportFault(
        kind, milliseconds.map(Duration::ofMillis).orElse(FaultCatalogue.DEFAULT_DELAY));
  }

  ControlResponse list() {
    Map<String, List<Shown>> armed = new LinkedHashMap<>();
    armed.put("faults", world.faults().armed().stream().map(Shown::of).toList());
    return ControlResponse.json(200, armed);
  }

  ControlResponse disarm() {
    faults.disarm();
    return ControlResponse.nothing();
  }

  ControlResponse disarm(String id) {
    return world.faults().disarm(id)
        ? ControlResponse.nothing()
        : ControlResponse.notFound(
            "no fault " + id + " is armed; GET " + ControlRoutes.FAULTS + " lists those that are");
  }
}
