package io.github.bsskit.simulator.gateway;

import io.github.bsskit.contract.DocumentedError;
import io.github.bsskit.contract.GatewayError;
import io.github.bsskit.contract.Operation;
import io.github.bsskit.contract.Parameter;
import io.github.bsskit.simulator.world.Fault;
import io.github.bsskit.simulator.world.Fault.TransportFaultKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The names of faults: the codes of an operation's and the gateway's errors, the names of their
 * rows where those differ, and the transport faults.
 */
public final class FaultCatalogue {

  /** A value of any parameter with this prefix requests a fault. */
  public static final String MAGIC_PREFIX = "sim-fault-";

  /** The delay of a transport fault that does not specify one. */
  public static final Duration DEFAULT_DELAY = Duration.ofSeconds(1);

  /** The longest delay that can be requested. */
  public static final Duration MAX_DELAY = Duration.ofMinutes(10);

  private final Map<String, Map<String, DocumentedError>> errors = new LinkedHashMap<>();
  private final Map<String, List<String>> parameters = new LinkedHashMap<>();

  /** The faults of these operations. */
  public FaultCatalogue(List<Operation> operations) {
    for (Operation operation : operations) {
      errors.put(operation.action(), errorsOf(operation));
      parameters.put(
          operation.action(), operation.parameters().stream().map(Parameter::name).toList());
    }
  }

  /** Errors by code and row name; an operation's own error has priority over the gateway's. */
  private static Map<String, DocumentedError> errorsOf(Operation operation) {
    Map<String, DocumentedError> byName = new LinkedHashMap<>();
    List<DocumentedError> all = new ArrayList<>(operation.errors());
    all.addAll(List.of(GatewayError.values()));
    all.forEach(error -> byName.putIfAbsent(error.code(), error));
    all.stream()
        .filter(FaultCatalogue::hasOwnName)
        .forEach(error -> byName.putIfAbsent(error.label(), error));
    return byName;
  }

  /** Whether a row name differs from its code, for example that of -303. */
  private static boolean hasOwnName(DocumentedError error) {
    return !error.label().startsWith(error.code().replace(".", ""));
  }

  /** The actions of the operations. */
  public List<String> actions() {
    return List.copyOf(errors.keySet());
  }

  /** The parameters of an operation, or of all operations. */
  public List<String> parameters(Optional<String> action) {
    return action
        .map(name -> parameters.getOrDefault(name, List.of()))
        .orElseGet(() -> parameters.values().stream().flatMap(List::stream).distinct().toList());
  }

  /** The error with a code or row name. */
  public Optional<DocumentedError> error(String action, String name) {
    return Optional.ofNullable(errors.getOrDefault(action, Map.of()).get(name));
  }

  /** The name of an error: its row name if that identifies it, else its code. */
  public String name(String action, DocumentedError error) {
    return error(action, error.label()).filter(error::equals).isPresent()
        ? error.label()
        : error.code();
  }

  /** The names of all errors, the operation's own first. */
  public List<String> errorNames(String action) {
    return List.copyOf(errors.getOrDefault(action, Map.of()).keySet());
  }

  /** The gateway's error with a code, unless an operation has an error with that code. */
  public Optional<DocumentedError> gatewayError(String code) {
    return errors.keySet().stream()
            .allMatch(
                action -> error(action, code).filter(GatewayError.class::isInstance).isPresent())
        ? error(errors.keySet().iterator().next(), code)
        : Optional.empty();
  }

  /** The codes of the gateway that no operation has. */
  public List<String> gatewayCodes() {
    return Stream.of(GatewayError.values())
        .map(GatewayError::code)
        .distinct()
        .filter(code -> gatewayError(code).isPresent())
        .toList();
  }

  /** The transport fault with a name, for example {@code commit-then-drop}. */
  public static Optional<TransportFaultKind> transportFault(String name) {
    for (TransportFaultKind kind : TransportFaultKind.values()) {
      if (kind.toString().equals(name)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /** The names of all transport faults. */
  public static List<String> transportFaultNames() {
    return List.of(TransportFaultKind.values()).stream().map(TransportFaultKind::toString).toList();
  }

  /**
   * The fault with a name. The name of a delay may end with its milliseconds, as in {@code
   * latency-250}.
   */
  Optional<Fault.Effect> effect(String action, String name) {
    Optional<Fault.Effect> error = error(action, name).map(Fault.ErrorResponse::new);
    return error.or(() -> transportEffect(name));
  }

  private static Optional<Fault.Effect> transportEffect(String name) {
    Optional<TransportFaultKind> exact = transportFault(name);
    if (exact.isPresent()) {
      Duration delay = exact.get().takesTime() ? DEFAULT_DELAY : Duration.ZERO;
      return Optional.of(new Fault.TransportFault(exact.get(), delay));
    }
    int dash = name.lastIndexOf('-');
    if (dash < 0 || !name.substring(dash + 1).matches("[0-9]{1,6}")) {
      return Optional.empty();
    }
    Duration delay = Duration.ofMillis(Integer.parseInt(name.substring(dash + 1)));
    return transportFault(name.substring(0, dash))
        .filter(kind -> kind.takesTime() && delay.compareTo(MAX_DELAY) <= 0)
        .map(kind -> new Fault.TransportFault(kind, delay));
  }

  /** All names for an operation, for messages. */
  String all(String action) {
    List<String> names = new ArrayList<>(errorNames(action));
    for (TransportFaultKind kind : TransportFaultKind.values()) {
      names.add(kind.takesTime() ? kind + "[-MILLISECONDS]" : kind.toString());
    }
    return String.join(", ", names);
  }
}
