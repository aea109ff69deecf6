package io.github.bsskit.conformance.obligation;

import io.github.bsskit.rulebook.ErrorRule;
import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.rulebook.ParameterRule;
import io.github.bsskit.rulebook.ParameterRule.Reaction;
import io.github.bsskit.rulebook.ParameterRule.Trouble;
import java.util.Optional;

/** Calls with one invalid parameter, for which the documentation names the error. */
final class SingleViolation {

  private SingleViolation() {}

  /** A call that returns this error; empty if no parameter is documented to cause it. */
  static Optional<CallTemplate> of(OperationRule operation, ErrorRule error) {
    for (ParameterRule parameter : operation.parameters()) {
      for (Trouble trouble : parameter.reactions().keySet()) {
        Reaction reaction = parameter.reactions().get(trouble);
        boolean documented =
            reaction.error().equals(error)
                && !reaction.source().isInterpretation()
                && reaction.only().isEmpty();
        Optional<CallTemplate> call =
            documented ? violated(operation, parameter, trouble) : Optional.empty();
        if (call.isPresent()) {
          return call;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<CallTemplate> violated(
      OperationRule operation, ParameterRule parameter, Trouble trouble) {
    CallTemplate valid = CallTemplate.valid(operation);
    return switch (trouble) {
      case MISSING -> Optional.of(valid.without(parameter.name()));
      case UNKNOWN -> Optional.of(valid.with(parameter.name(), "nosuchvalue"));
      case MALFORMED ->
          Optional.of(valid.with(parameter.name(), ValueTables.clearlyMalformed(parameter)));
      case FOREIGN, OFF_SALE -> Optional.empty();
    };
  }

  /** Any call with one invalid parameter; a valid call if no error is documented. */
  static Step.Send any(OperationRule operation) {
    for (ErrorRule error : operation.errors()) {
      Optional<CallTemplate> violation = of(operation, error);
      if (violation.isPresent()) {
        return new Step.Send(violation.get().relabeled("V"), Expectation.error(error));
      }
    }
    return new Step.Send(CallTemplate.valid(operation).relabeled("V"), Expectation.success());
  }
}
