package io.github.bsskit.check;

import java.util.Optional;

/**
 * What one exchange says of one law.
 *
 * @param law the law's address
 * @param breach how it is broken; empty if it is kept
 */
record Ruling(String law, Optional<Breach> breach) {

  /**
   * How a law is broken.
   *
   * @param expected what it asks for
   * @param seen what came
   */
  record Breach(String expected, String seen) {}

  static Ruling kept(String law) {
    return new Ruling(law, Optional.empty());
  }

  static Ruling of(String law, boolean kept, String expected, String seen) {
    return new Ruling(law, kept ? Optional.empty() : Optional.of(new Breach(expected, seen)));
  }
}
