package io.github.bsskit.simulator.explain;

import io.github.bsskit.simulator.explain.SignatureExplanation.Cause;
import java.util.function.UnaryOperator;

/**
 * A mistake that a signer can make.
 *
 * @param cause explains it, once proved
 * @param change turns the right text, or the right part of it, into the one signed by mistake
 */
record SigningMistake<D>(Cause cause, UnaryOperator<D> change) {

  /**
   * A mistake of the catalogue.
   *
   * @param values of the placeholders in its texts, as name, value, name, value
   */
  static <D> SigningMistake<D> of(String id, UnaryOperator<D> change, String... values) {
    return new SigningMistake<>(Cause.proved(id, values), change);
  }
}
