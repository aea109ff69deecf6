package io.github.bsskit.simulator.gateway;

import io.github.bsskit.contract.DocumentedError;
import io.github.bsskit.contract.GatewayError;
import io.github.bsskit.contract.Operation;
import io.github.bsskit.contract.Parameter;
import io.github.bsskit.simulator.world.Fault;
import io.github.bsskit.simulator.world.Fault.MishapKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The words by which faults are asked for: the codes of an operation's errors and of the gateway's,
 * the names of their rows where those are other words, and the mishaps.
 */
public final class FaultCatalogue {

  /** A parameter's value that begins so asks for a fault, whichever parameter it is. */
  public static final String MAGIC_PREFIX = "sim-fault-";

  /** How long a mishap that takes time takes if nobody says. */
  public static final Duration DEFAULT_DELAY = Duration.ofSeconds(1);

  /** The longest delay that can be asked for. */
  public static final Duration MAX_DELAY = Duration.ofMinutes(10);

  private final Map<String, Map<String, DocumentedError>> errors = new LinkedHashMap<>();
  private final Map<String, List<String>> parameters = new LinkedHashMap<>();

  /** The words for operations. */
  public FaultCatalogue(List<Operation> operations) {
    for (Operation operation : operations) {
      errors.put(operation.action(), errorsOf(operation));
      parameters.put(
          operation.action(), operation.parameters().stream().map(Parameter::name).toList());
    }
  }

  /** By their codes; where the gateway has the same code, the operation's own error wins. */
  private static Map<String, DocumentedError> errorsOf(Operation operation) {
    Map<String, DocumentedError> byWord = new LinkedHashMap<>();
    List<DocumentedError> all = new ArrayList<>(operation.errors());
    all.addAll(List.of(GatewayError.values()));
    all.forEach(error -> byWord.putIfAbsent(error.code(), error));
    all.stream()
        .filter(FaultCatalogue::hasNameOfItsOwn)
        .forEach(error -> byWord.putIfAbsent(error.label(), error));
    return byWord;
  }

  /** The name of a row is a word of its own where the code, such as -303, is none. */
  private static boolean hasNameOfItsOwn(DocumentedError error) {
    return !error.label().startsWith(error.code().replace(".", ""));
  }

  /** The operations, by the names that they have on the wire. */
  public List<String> actions() {
    return List.copyOf(errors.keySet());
  }

  /** The parameters of an operation; without one, those of all of them. */
  public List<String> parameters(Optional<String> action) {
    return action
        .map(name -> parameters.getOrDefault(name, List.of()))
        .orElseGet(() -> parameters.values().stream().flatMap(List::stream).distinct().toList());
  }

  /** The error that a code or a row's name stands for. */
  public Optional<DocumentedError> error(String action, String word) {
    return Optional.ofNullable(errors.getOrDefault(action, Map.of()).get(word));
  }

  /** The word that stands for an error: the name of its row where that is one, else its code. */
  public String name(String action, DocumentedError error) {
    return error(action, error.label()).filter(error::equals).isPresent()
        ? error.label()
        : error.code();
  }

  /** The words that stand for an error, the operation's own first. */
  public List<String> errorNames(String action) {
    return List.copyOf(errors.getOrDefault(action, Map.of()).keySet());
  }

  /** The gateway's error that a code stands for, if no operation has that code for itself. */
  public Optional<DocumentedError> gatewayError(String word) {
    return errors.keySet().stream()
            .allMatch(
                action -> error(action, word).filter(GatewayError.class::isInstance).isPresent())
        ? error(errors.keySet().iterator().next(), word)
        : Optional.empty();
  }

  /** The codes of the gateway that no operation has for itself. */
  public List<String> gatewayCodes() {
    return Stream.of(GatewayError.values())
        .map(GatewayError::code)
        .distinct()
        .filter(code -> gatewayError(code).isPresent())
        .toList();
  }

  /** The mishap of a name, for example {@code commit-then-drop}. */
  public static Optional<MishapKind> transportFault(String name) {
    for (MishapKind kind : MishapKind.values()) {
      if (kind.toString().equals(name)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /** The names of all mishaps. */
  public static List<String> transportFaultNames() {
    return List.of(MishapKind.values()).stream().map(MishapKind::toString).toList();
  }

  /**
   * What a word stands for; one for a mishap that takes time may end with its milliseconds, as in
   * {@code latency-250}.
   */
  Optional<Fault.Effect> effect(String action, String word) {
    Optional<Fault.Effect> error = error(action, word).map(Fault.Answer::new);
    return error.or(() -> mishapEffect(word));
  }

  private static Optional<Fault.Effect> mishapEffect(String word) {
    Optional<MishapKind> whole = transportFault(word);
    if (whole.isPresent()) {
      return whole.map(kind -> mishap(kind, kind.takesTime() ? DEFAULT_DELAY : Duration.ZERO));
    }
    int dash = word.lastIndexOf('-');
    if (dash < 0 || !word.substring(dash + 1).matches("[0-9]{1,6}")) {
      return Optional.empty();
    }
    Duration delay = Duration.ofMillis(Integer.parseInt(word.substring(dash + 1)));
    return transportFault(word.substring(0, dash))
        .filter(kind -> kind.takesTime() && delay.compareTo(MAX_DELAY) <= 0)
        .map(kind -> mishap(kind, delay));
  }

  private static Fault.Effect mishap(MishapKind kind, Duration delay) {
    return new Fault.TransportFault(kind, delay);
  }

  /** All words for an operation, for messages. */
  String all(String action) {
    List<String> words = new ArrayList<>(errorNames(action));
    for (MishapKind kind : MishapKind.values()) {
      words.add(kind.takesTime() ? kind + "[-MILLISECONDS]" : kind.toString());
    }
    return String.join(", ", words);
  }
}
