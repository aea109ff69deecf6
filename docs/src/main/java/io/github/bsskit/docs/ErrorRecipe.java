package io.github.bsskit.docs;

import io.github.bsskit.rulebook.ErrorRule;
import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.rulebook.ParameterRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How to get an error from the simulator.
 *
 * @param word the word that requests it as a fault; empty if it cannot be requested
 * @param magicParameter a parameter that can carry the word; empty likewise
 * @param values the parameters of a call that causes it; empty if no single call does
 * @param role the role of the key that makes the call
 */
public record ErrorRecipe(
    String word, String magicParameter, Map<String, String> values, SampleKeys.Role role) {

  /** The causes that a parameter's value triggers, without a call before it. */
  private static final Set<String> BY_VALUE =
      Set.of(
          "parameter-missing", "parameter-malformed", "not-found", "not-on-sale", "owner-foreign");

  /**
   * The recipe for an error of an operation, or for a gateway error returned by that operation.
   *
   * @param gatewayErrors all errors of the gateway
   */
  static ErrorRecipe of(OperationRule operation, List<ErrorRule> gatewayErrors, ErrorRule error) {
    SampleKeys.Role role =
        switch (error.when()) {
          case "caller-not-applicable" -> SampleKeys.Role.NOT_APPLICABLE;
          case "caller-not-authorized" -> SampleKeys.Role.DENIED;
          case "owner-missing" -> SampleKeys.Role.MUST_NAME_OWNER;
          default -> SampleKeys.Role.FULL;
        };
    Map<String, String> values = new LinkedHashMap<>();
    boolean hasBadValue = false;
    for (ParameterRule parameter : operation.parameters()) {
      Optional<String> value = badValue(operation, parameter, error);
      hasBadValue |= value.isPresent();
      if (value.isPresent() || parameter.required()) {
        values.put(parameter.name(), value.orElse(parameter.example()));
      }
    }
    if (!hasBadValue && role == SampleKeys.Role.FULL) {
      values.clear();
    }
    String magicParameter = magicParameter(operation);
    String word = magicParameter.isEmpty() ? "" : word(operation, gatewayErrors, error);
    return new ErrorRecipe(word, word.isEmpty() ? "" : magicParameter, values, role);
  }

  private static Optional<String> badValue(
      OperationRule operation, ParameterRule parameter, ErrorRule error) {
    if (!BY_VALUE.contains(error.when())) {
      return Optional.empty();
    }
    return operation.parameters().stream()
        .filter(each -> each.samples().bad().containsKey(error.name()))
        .findFirst()
        .filter(parameter::equals)
        .map(first -> first.samples().bad().get(error.name()));
  }

  /**
   * The error's code, or its name if the code is a number such as -303. A code requests the first
   * error that has it, the operation's own before the gateway's; the others cannot be requested.
   */
  private static String word(
      OperationRule operation, List<ErrorRule> gatewayErrors, ErrorRule error) {
    if (!error.name().startsWith(error.code().replace(".", ""))) {
      return error.name();
    }
    return Stream.concat(operation.errors().stream(), gatewayErrors.stream())
        .filter(row -> row.code().equals(error.code()))
        .findFirst()
        .filter(error::equals)
        .map(ErrorRule::code)
        .orElse("");
  }

  /** A parameter that accepts any value if there is one, else the first; empty without any. */
  static String magicParameter(OperationRule operation) {
    return operation.parameters().stream()
        .filter(parameter -> parameter.valueFrom().filter("unique"::equals).isPresent())
        .findFirst()
        .or(() -> operation.parameters().stream().findFirst())
        .map(ParameterRule::name)
        .orElse("");
  }

  /** Whether a word requests the error. */
  public boolean isRequestable() {
    return !word.isEmpty();
  }

  /** Whether a single call causes the error. */
  public boolean isNatural() {
    return !values.isEmpty();
  }
}
