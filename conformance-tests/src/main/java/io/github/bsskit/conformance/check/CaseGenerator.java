package io.github.bsskit.conformance.check;

import io.github.bsskit.conformance.obligation.Step;
import java.util.Optional;

/** Generates cases for a property and runs them until one fails or enough have passed. */
public interface CaseGenerator {

  /**
   * Checks a property.
   *
   * @param step the property and its operation
   * @param runner runs one case
   * @param salt makes the cases of each obligation different
   */
  Checked check(Step.Generated step, CaseRunner runner, String salt);

  /**
   * The outcome of a property.
   *
   * @param tries how many cases ran
   * @param failure a description of the smallest case that failed; empty if all passed
   */
  record Checked(int tries, Optional<String> failure) {}
}
