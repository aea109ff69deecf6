package io.github.bsskit.host;

import io.github.bsskit.contract.DocumentedError;
import io.github.bsskit.contract.GatewayError;
import io.github.bsskit.contract.Operation;
import io.github.bsskit.world.Faults.Fault;
import io.github.bsskit.world.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Arms documented errors for the next calls of an operation, shows and disarms them. */
final class FaultControl {

  static final String ACTION = "action";
  static final String CODE = "code";
  private static final String TIMES = "times";
  private static final int MOST_TIMES = 1_000_000;

  /** A fault as the control API shows it. */
  private record Shown(String action, String code, int status, String message, int times) {

    static Shown of(Fault fault) {
      DocumentedError error = fault.error();
      return new Shown(
          fault.action(), error.code(), error.status(), error.message(), fault.times());
    }
  }

  private final World world;
  private final Map<String, Map<String, DocumentedError>> errors = new LinkedHashMap<>();

  FaultControl(World world, List<Operation> operations) {
    this.world = world;
    operations.forEach(operation -> errors.put(operation.action(), errorsOf(operation)));
  }

  /** By their codes; where the gateway has the same code, the operation's own error wins. */
  private static Map<String, DocumentedError> errorsOf(Operation operation) {
    Map<String, DocumentedError> byCode = new LinkedHashMap<>();
    operation.errors().forEach(error -> byCode.put(error.code(), error));
    for (GatewayError error : GatewayError.values()) {
      if (isWhole(error)) {
        byCode.putIfAbsent(error.code(), error);
      }
    }
    return byCode;
  }

  /** A sentence with a {place} to fill in is about the call, and a fault is not. */
  private static boolean isWhole(DocumentedError error) {
    return error.message().indexOf('{') < 0;
  }

  ControlAnswer arm(ControlBody body) {
    body.allowOnly(ACTION, CODE, TIMES);
    String action = body.oneOf(ACTION, "an operation", errors.keySet());
    Map<String, DocumentedError> known = errors.get(action);
    String code = body.oneOf(CODE, "an error of " + action + " or the gateway", known.keySet());
    Fault fault = new Fault(action, known.get(code), body.wholeNumber(TIMES, MOST_TIMES).orElse(1));
    world.faults().arm(fault);
    return ControlAnswer.json(201, Shown.of(fault));
  }

  ControlAnswer list() {
    List<Shown> armed = world.faults().armed().stream().map(Shown::of).toList();
    return ControlAnswer.json(200, Map.of("faults", armed));
  }

  ControlAnswer disarm() {
    world.faults().disarm();
    return ControlAnswer.nothing();
  }
}
