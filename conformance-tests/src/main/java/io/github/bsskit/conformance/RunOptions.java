package io.github.bsskit.conformance;

import java.util.List;
import java.util.Map;

/**
 * What a run is asked for, besides its profile.
 *
 * @param only patterns of addresses, {@code *} for any text, {@code !} before one that is left out;
 *     empty for all
 * @param seed repeats a run
 * @param tries how many cases each property draws, at least 1
 * @param jobs how many obligations are tried at once, at least 1
 * @param expectedFailures addresses that are known to fail, each with its reason
 */
record RunOptions(
    List<String> only, long seed, int tries, int jobs, Map<String, String> expectedFailures) {

  /** How many cases a property draws if nothing else is said. */
  static final int TRIES = 40;

  /** More at once is a load test. */
  static final int MOST_JOBS = 64;

  /**
   * One after the other, as it is easiest to follow; more only help where answers are long on their
   * way.
   */
  static final int JOBS = 1;

  RunOptions {
    only = List.copyOf(only);
    expectedFailures = Map.copyOf(expectedFailures);
  }
}
