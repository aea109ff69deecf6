package io.github.bsskit.conformance.obligation;

import io.github.bsskit.conformance.target.Profile;
import io.github.bsskit.rulebook.ErrorRule;
import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.rulebook.ParameterRule;
import io.github.bsskit.rulebook.ParameterRule.Reaction;
import io.github.bsskit.rulebook.ParameterRule.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An undisputed violation of one parameter, for generated calls.
 *
 * @param parameter the parameter's name
 * @param value the invalid value; empty if the parameter is omitted
 * @param errors the errors it may return; empty if any documented error is allowed
 */
public record ParameterViolation(String parameter, Optional<Value> value, List<ErrorRule> errors) {

  public ParameterViolation {
    errors = List.copyOf(errors);
  }

  /** All violations of an operation's parameters that can be tested with this profile. */
  public static List<ParameterViolation> of(OperationRule operation, Profile profile) {
    List<ParameterViolation> all = new ArrayList<>();
    for (ParameterRule parameter : operation.parameters()) {
      addMissing(parameter, all);
      parameter.reaction(Trouble.MALFORMED).ifPresent(known -> addMalformed(parameter, known, all));
      Value unknown = Value.literal("nosuchvalue");
      addDocumented(parameter, Trouble.UNKNOWN, unknown, all);
      if (profile.owners().foreign().isPresent()) {
        addDocumented(parameter, Trouble.FOREIGN, Value.provided("owners.foreign"), all);
      }
    }
    return all;
  }

  /** The errors that a call without an optional parameter may return besides a success. */
  public static List<ErrorRule> errorsWhenAbsent(OperationRule operation, ParameterRule parameter) {
    return ParameterObligations.errorsWhenAbsent(operation, parameter);
  }

  /** The listed values that are valid by every source. */
  public static List<String> undisputedValues(ParameterRule parameter) {
    return parameter.values().stream()
        .filter(value -> ValueTables.isListedOnPage(parameter, value))
        .toList();
  }

  private static void addMissing(ParameterRule parameter, List<ParameterViolation> all) {
    if (parameter.required()) {
      List<ErrorRule> errors =
          parameter.reaction(Trouble.MISSING).map(Reaction::error).stream().toList();
      all.add(new ParameterViolation(parameter.name(), Optional.empty(), errors));
      all.add(new ParameterViolation(parameter.name(), Optional.of(Value.literal("")), errors));
    }
  }

  private static void addMalformed(
      ParameterRule parameter, Reaction reaction, List<ParameterViolation> all) {
    boolean interpreted = reaction.source().isInterpretation();
    if (interpreted && !parameter.source().isPage()) {
      return;
    }
    List<ErrorRule> errors = interpreted ? List.of() : List.of(reaction.error());
    ValueTables.malformed(parameter).stream()
        .filter(sample -> !sample.disputed())
        .map(sample -> Value.literal(sample.value()))
        .forEach(
            value -> all.add(new ParameterViolation(parameter.name(), Optional.of(value), errors)));
  }

  private static void addDocumented(
      ParameterRule parameter, Trouble trouble, Value value, List<ParameterViolation> all) {
    parameter
        .reaction(trouble)
        .filter(reaction -> !reaction.source().isInterpretation())
        .map(
            reaction ->
                new ParameterViolation(
                    parameter.name(), Optional.of(value), List.of(reaction.error())))
        .ifPresent(all::add);
  }

  /** The call with this violation. */
  public CallTemplate in(CallTemplate call) {
    return value
        .map(invalid -> call.with(parameter, invalid))
        .orElseGet(() -> call.without(parameter));
  }
}
