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
 * One thing that can be wrong with a call and that nobody disputes.
 *
 * @param parameter whose value is wrong
 * @param value the wrong value; empty if the parameter is left out
 * @param errors what answers it; empty if any documented error may
 */
public record ParameterViolation(String parameter, Optional<Value> value, List<ErrorRule> errors) {

  /** The errors, copied. */
  public ParameterViolation {
    errors = List.copyOf(errors);
  }

  /** Everything that can be wrong with a call of an operation, given what a target provides. */
  public static List<ParameterViolation> of(OperationRule operation, Profile profile) {
    List<ParameterViolation> all = new ArrayList<>();
    for (ParameterRule parameter : operation.parameters()) {
      missing(parameter, all);
      parameter
          .reaction(Trouble.MALFORMED)
          .ifPresent(reaction -> malformed(parameter, reaction, all));
      for (Trouble trouble : List.of(Trouble.UNKNOWN, Trouble.FOREIGN)) {
        parameter
            .reaction(trouble)
            .filter(reaction -> !reaction.source().isInterpretation())
            .filter(
                reaction -> trouble == Trouble.UNKNOWN || profile.owners().foreign().isPresent())
            .ifPresent(
                reaction ->
                    all.add(
                        new ParameterViolation(
                            parameter.name(),
                            Optional.of(
                                trouble == Trouble.UNKNOWN
                                    ? new Value.Literal("nosuchvalue")
                                    : new Value.Provided("owners.foreign")),
                            List.of(reaction.error()))));
      }
    }
    return all;
  }

  /** What may answer a call without an optional parameter, besides a success. */
  public static List<ErrorRule> whenAbsent(OperationRule operation, ParameterRule parameter) {
    return ParameterObligations.whenAbsent(operation, parameter).errors();
  }

  /** The values of a list that no reader of the page refuses. */
  public static List<String> undisputed(ParameterRule parameter) {
    return parameter.values().stream()
        .filter(value -> ParameterObligations.isOnThePage(parameter, value))
        .toList();
  }

  private static void missing(ParameterRule parameter, List<ParameterViolation> all) {
    if (parameter.required()) {
      List<ErrorRule> errors =
          parameter.reaction(Trouble.MISSING).map(Reaction::error).stream().toList();
      all.add(new ParameterViolation(parameter.name(), Optional.empty(), errors));
      all.add(new ParameterViolation(parameter.name(), Optional.of(new Value.Literal("")), errors));
    }
  }

  private static void malformed(
      ParameterRule parameter, Reaction reaction, List<ParameterViolation> all) {
    boolean interpreted = reaction.source().isInterpretation();
    if (interpreted && !parameter.source().isPage()) {
      return;
    }
    for (ValueTables.Form form : ValueTables.malformed(parameter)) {
      if (!form.disputed()) {
        all.add(
            new ParameterViolation(
                parameter.name(),
                Optional.of(new Value.Literal(form.value())),
                interpreted ? List.of() : List.of(reaction.error())));
      }
    }
  }

  /** A call with this wrong about it. */
  public CallTemplate in(CallTemplate recipe) {
    return value
        .map(wrong -> recipe.with(parameter, wrong))
        .orElseGet(() -> recipe.without(parameter));
  }
}
