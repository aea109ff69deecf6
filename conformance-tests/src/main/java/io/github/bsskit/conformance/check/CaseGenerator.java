package io.github.bsskit.conformance.check;

import io.github.bsskit.conformance.obligation.Step;
import java.util.Optional;

/** Draws cases for a property and tries them, until one fails or enough were tried. */
public interface CaseGenerator {

  /**
   * Tries a property.
   *
   * @param step the property and its operation
   * @param bench where a case is tried
   * @param salt tells the properties of a run apart, so that each has its own cases
   * @return what came of it
   */
  Drawn draw(Step.Generated step, CaseRunner bench, String salt);

  /**
   * What came of a property.
   *
   * @param tries how many cases were tried
   * @param failure the smallest case that failed, in words; empty if none did
   */
  record Drawn(int tries, Optional<String> failure) {}
}
