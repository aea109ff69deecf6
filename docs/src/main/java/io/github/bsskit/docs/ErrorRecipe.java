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
 * How the simulator is brought to answer an error.
 *
 * @param word by which it is asked for as a fault; empty if it cannot be
 * @param magicParameter a parameter that can carry the word; empty if it cannot be asked for
 * @param values the parameters of a call that is answered so by itself; empty if none is
 * @param role whose key makes the call
 */
public record ErrorRecipe(
    String word, String magicParameter, Map<String, String> values, SampleKeys.Role role) {

  /** What a value of a parameter can be answered by itself, without another call before it. */
  private static final Set<String> BY_VALUE =
      Set.of(
          "parameter-missing", "parameter-malformed", "not-found", "not-on-sale", "owner-foreign");

  /**
   * The recipe of one of an operation's errors, or of one of the gateway's for that operation.
   *
   * @param gatewayErrors all that the gateway has
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
    boolean bad = false;
    for (ParameterRule parameter : operation.parameters()) {
      Optional<String> value = badValue(operation, parameter, error);
      bad |= value.isPresent();
      if (value.isPresent() || parameter.required()) {
        values.put(parameter.name(), value.orElse(parameter.example()));
      }
    }
    if (!bad && role == SampleKeys.Role.FULL) {
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
    boolean first =
        operation.parameters().stream()
            .filter(other -> other.badExamples().containsKey(error.name()))
            .findFirst()
            .filter(parameter::equals)
            .isPresent();
    return first ? Optional.of(parameter.badExamples().get(error.name())) : Optional.empty();
  }

  /**
   * The row's name where the code, such as -303, is no word. A code stands for the first row that
   * has it, the operation's own before the gateway's, so that nothing asks for the others.
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

  /** One whose value is anybody's choice, if there is one. */
  static String magicParameter(OperationRule operation) {
    return operation.parameters().stream()
        .filter(parameter -> parameter.valueFrom().filter("unique"::equals).isPresent())
        .findFirst()
        .or(() -> operation.parameters().stream().findFirst())
        .map(ParameterRule::name)
        .orElse("");
  }

  /** Whether a word asks for it. */
  public boolean isAsked() {
    return !word.isEmpty();
  }

  /** Whether a call is answered so by itself. */
  public boolean isNatural() {
    return !values.isEmpty();
  }
}
