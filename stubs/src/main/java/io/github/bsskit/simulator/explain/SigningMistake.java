package io.github.bsskit.simulator.explain;

import io.github.bsskit.simulator.explain.SignatureExplanation.Cause;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A mistake that a signer can make.
 *
 * @param cause explains it, once proved
 * @param change turns the right text, or the right part of it, into the one signed by mistake
 */
record SigningMistake<D>(Cause cause, UnaryOperator<D> change) {

  static <D> SigningMistake<D> of(String id, UnaryOperator<D> change) {
    return of(id, Map.of(), change);
  }

  /**
   * A mistake of the catalogue.
   *
   * @param values for the placeholders of its texts
   */
  static <D> SigningMistake<D> of(String id, Map<String, String> values, UnaryOperator<D> change) {
    return new SigningMistake<>(Cause.proved(id, values), change);
  }
}
