package io.github.bsskit.conformance.check;

import io.github.bsskit.conformance.obligation.Invariant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether one exchange satisfies one invariant.
 *
 * @param address the invariant's address
 * @param breach the deviation; empty if the invariant holds
 */
record InvariantResult(String address, Optional<Breach> breach) {

  /**
   * A deviation from an invariant.
   *
   * @param expected what the invariant requires
   * @param actual what was received
   */
  record Breach(String expected, String actual) {}

  static InvariantResult of(String address, boolean holds, String expected, String actual) {
    return new InvariantResult(
        address, holds ? Optional.empty() : Optional.of(new Breach(expected, actual)));
  }

  /** Collects the results of one exchange. */
  static final class Collector {

    private final List<InvariantResult> results = new ArrayList<>();

    void check(String address, boolean holds, String expected, String actual) {
      results.add(of(address, holds, expected, actual));
    }

    void check(Invariant invariant, boolean holds, String expected, String actual) {
      check(invariant.address(), holds, expected, actual);
    }

    void holds(String address) {
      check(address, true, "", "");
    }

    List<InvariantResult> results() {
      return results;
    }
  }
}
