package io.github.bsskit.docs;

import io.github.bsskit.rulebook.ErrorRule;
import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.rulebook.Rulebook;
import java.util.Optional;

/** Error recipes, for templates. */
public final class ErrorRecipes {

  private final Rulebook rulebook;

  ErrorRecipes(Rulebook rulebook) {
    this.rulebook = rulebook;
  }

  /** How to get an error from an operation. */
  public ErrorRecipe of(OperationRule operation, ErrorRule error) {
    return ErrorRecipe.of(operation, rulebook.gatewayErrors(), error);
  }

  /** The first operation that can be asked for an error of the gateway. */
  public Optional<OperationRule> operationFor(ErrorRule error) {
    return rulebook.operations().stream()
        .filter(operation -> of(operation, error).isRequestable())
        .findFirst();
  }
}
