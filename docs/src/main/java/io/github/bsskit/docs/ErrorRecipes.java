package io.github.bsskit.docs;

import io.github.bsskit.rulebook.ErrorRule;
import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.rulebook.Rulebook;
import java.util.Optional;

/** Recipes, for templates. */
public final class ErrorRecipes {

  private final Rulebook rulebook;

  ErrorRecipes(Rulebook rulebook) {
    this.rulebook = rulebook;
  }

  /** How the simulator is brought to answer an error in an operation's stead. */
  public ErrorRecipe of(OperationRule operation, ErrorRule error) {
    return ErrorRecipe.of(operation, rulebook.gatewayErrors(), error);
  }

  /** An operation in whose stead an error of the gateway can be asked for, if there is one. */
  public Optional<OperationRule> asking(ErrorRule error) {
    return rulebook.operations().stream()
        .filter(operation -> of(operation, error).isAsked())
        .findFirst();
  }
}
