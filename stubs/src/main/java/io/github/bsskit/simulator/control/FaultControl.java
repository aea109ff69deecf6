package io.github.bsskit.simulator.control;

import io.github.bsskit.contract.DocumentedError;
import io.github.bsskit.simulator.gateway.FaultCatalogue;
import io.github.bsskit.simulator.gateway.Gateway;
import io.github.bsskit.simulator.world.ArmedFaults.Armed;
import io.github.bsskit.simulator.world.Fault;
import io.github.bsskit.simulator.world.Fault.TransportFaultKind;
import io.github.bsskit.simulator.world.Schedule;
import io.github.bsskit.simulator.world.World;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Arms, lists and disarms faults. */
final class FaultControl {

  static final String ACTION = "action";
  static final String CODE = "code";
  static final String FAULT = "fault";
  static final String MILLISECONDS = "milliseconds";
  private static final String KEY = "key";
  private static final String PARAMETERS = "parameters";
  private static final String TIMES = "times";
  private static final String EVERY = "every";
  private static final String PROBABILITY = "probability";
  private static final String SEED = "seed";
  private static final int MAX_TIMES = 1_000_000;

  private final World world;
  private final Gateway gateway;
  private final ScopedFaults faults;
  private final FaultCatalogue catalogue;

  FaultControl(Simulation simulation) {
    this.world = simulation.world();
    this.gateway = simulation.gateway();
    this.faults = new ScopedFaults(world, simulation.operations());
    this.catalogue = faults.catalogue();
  }

  ControlResponse arm(ControlBody body) {
    body.allowOnly(
        ACTION, CODE, FAULT, KEY, PARAMETERS, TIMES, EVERY, PROBABILITY, SEED, MILLISECONDS);
    if (body.has(CODE) == body.has(FAULT)) {
      throw new InvalidControlRequest(
          body.has(CODE)
              ? "both code and fault are present: use one of them"
              : "missing code or fault: use the code of an error, or a fault of "
                  + String.join(", ", FaultCatalogue.transportFaultNames()));
    }
    ScopedFaultBuilder builder = builder(body);
    restrict(builder, body);
    schedule(builder, body);
    return ControlResponse.json(
        201, view(body.has(CODE) ? armError(builder, body) : armTransportFault(builder, body)));
  }

  /** For a single operation if one is named or needed to identify the error. */
  private ScopedFaultBuilder builder(ControlBody body) {
    boolean isForAll = !body.has(ACTION);
    if (isForAll && body.has(CODE)) {
      String code = body.text(CODE).orElseThrow();
      checkCode(code);
      isForAll = catalogue.gatewayError(code).isPresent();
    }
    return isForAll ? faults.onAny() : faults.on(body.oneOf(ACTION, catalogue.actions()));
  }

  private void checkCode(String code) {
    if (catalogue.actions().stream().allMatch(name -> catalogue.error(name, code).isEmpty())) {
      throw new InvalidControlRequest(
          "unknown code \""
              + code
              + "\": use one of "
              + String.join(", ", catalogue.gatewayCodes())
              + ", or the code of an operation's error and the operation as action");
    }
  }

  private static void restrict(ScopedFaultBuilder builder, ControlBody body) {
    body.text(KEY).ifPresent(key -> checked(KEY, () -> builder.withKey(key)));
    body.textFields(PARAMETERS)
        .forEach((name, value) -> checked(PARAMETERS, () -> builder.withParameter(name, value)));
  }

  private static <T> T checked(String field, Supplier<T> step) {
    try {
      return step.get();
    } catch (IllegalArgumentException invalid) {
      throw new InvalidControlRequest(field + ": " + invalid.getMessage());
    }
  }

  private static void schedule(ScopedFaultBuilder builder, ControlBody body) {
    body.integer(TIMES, MAX_TIMES).ifPresent(builder::times);
    body.integer(EVERY, MAX_TIMES).ifPresent(builder::every);
    long seed = body.anyInteger(SEED).orElse(0L);
    if (body.has(SEED) && !body.has(PROBABILITY)) {
      throw new InvalidControlRequest("seed without probability: add probability or remove seed");
    }
    body.probability(PROBABILITY).ifPresent(share -> builder.probability(share, seed));
  }

  private Armed armError(ScopedFaultBuilder builder, ControlBody body) {
    if (body.has(MILLISECONDS)) {
      throw new InvalidControlRequest("milliseconds is not for a code: remove it");
    }
    return builder.armError(
        body.has(ACTION)
            ? body.oneOf(CODE, catalogue.errorNames(body.text(ACTION).orElseThrow()))
            : body.text(CODE).orElseThrow());
  }

  private static Armed armTransportFault(ScopedFaultBuilder builder, ControlBody body) {
    String name = body.oneOf(FAULT, FaultCatalogue.transportFaultNames());
    TransportFaultKind kind = FaultCatalogue.transportFault(name).orElseThrow();
    int max = Math.toIntExact(FaultCatalogue.MAX_DELAY.toMillis());
    Optional<Duration> delay = body.integer(MILLISECONDS, max).map(Duration::ofMillis);
    if (delay.isPresent() && !kind.takesTime()) {
      throw new InvalidControlRequest("milliseconds is not for " + name + ": remove it");
    }
    return builder.armTransportFault(
        kind, delay.orElse(kind.takesTime() ? FaultCatalogue.DEFAULT_DELAY : Duration.ZERO));
  }

  private JsonFields view(Armed armed) {
    Fault.Match match = armed.fault().match();
    JsonFields view =
        new JsonFields()
            .with("id", armed.id())
            .withNonEmpty(ACTION, match.action())
            .withNonEmpty(KEY, match.keyId())
            .withNonEmpty(PARAMETERS, match.parameters());
    armed
        .fault()
        .effect()
        .fold(error -> addError(view, error.error()), fault -> addTransportFault(view, fault));
    Schedule schedule = armed.fault().schedule();
    boolean isRandom = schedule.probability() < 1;
    return view.withIf(
            schedule.times().isPresent(), TIMES, schedule.times().orElse(0) - armed.met())
        .withIf(schedule.every() > 1, EVERY, schedule.every())
        .withIf(isRandom, PROBABILITY, schedule.probability())
        .withIf(isRandom, SEED, schedule.seed())
        .with("met", armed.met());
  }

  private JsonFields addError(JsonFields view, DocumentedError error) {
    return view.with(CODE, error.code())
        .with("status", gateway.status(error))
        .with("message", error.message());
  }

  private static JsonFields addTransportFault(JsonFields view, Fault.TransportFault fault) {
    return view.with(FAULT, fault.kind())
        .withIf(fault.kind().takesTime(), MILLISECONDS, fault.delay().toMillis());
  }

  ControlResponse list() {
    return ControlResponse.stream()
        .withAll("faults", world.state().faults().armed(), this::view)
        .response();
  }

  ControlResponse disarm() {
    faults.disarm();
    return ControlResponse.nothing();
  }

  ControlResponse disarm(String id) {
    return world.change(state -> state.faults().disarm(id))
        ? ControlResponse.nothing()
        : ControlResponse.notFound(
            "fault \""
                + id
                + "\" is not armed: GET "
                + ControlRoutes.FAULTS
                + " lists those that are");
  }
}
