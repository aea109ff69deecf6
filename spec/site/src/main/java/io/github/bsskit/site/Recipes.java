package io.github.bsskit.site;

import io.github.bsskit.rulebook.ErrorRule;
import io.github.bsskit.rulebook.OperationRule;

/** Recipes, for templates. */
public final class Recipes {

  Recipes() {}

  /** How the simulator is brought to answer an error in an operation's stead. */
  public Recipe of(OperationRule operation, ErrorRule error) {
    return Recipe.of(operation, error);
  }
}
