package io.github.bsskit.conformance.check;

import java.util.Optional;

/**
 * What one exchange says of one law.
 *
 * @param law the law's address
 * @param breach how it is broken; empty if it is kept
 */
record InvariantResult(String law, Optional<Breach> breach) {

  /**
   * How a law is broken.
   *
   * @param expected what it asks for
   * @param seen what came
   */
  record Breach(String expected, String seen) {}

  static InvariantResult kept(String law) {
    return new InvariantResult(law, Optional.empty());
  }

  static InvariantResult of(String law, boolean kept, String expected, String seen) {
    return new InvariantResult(
        law, kept ? Optional.empty() : Optional.of(new Breach(expected, seen)));
  }
}
