package io.github.bsskit.conformance;

import java.util.List;
import java.util.Map;

/**
 * The options of a run, besides its profile.
 *
 * @param only address patterns: {@code *} matches any text, a leading {@code !} excludes; empty for
 *     all
 * @param seed repeats a run
 * @param tries cases per generated check, at least 1
 * @param jobs concurrent obligations, 1 to {@value #MOST_JOBS}
 * @param thorough whether every combination of ways to call is tried instead of every pair
 * @param expectedFailures reasons of known failures, by address
 */
record RunOptions(
    List<String> only,
    long seed,
    int tries,
    int jobs,
    boolean thorough,
    Map<String, String> expectedFailures) {

  /** The default number of cases. */
  static final int TRIES = 40;

  /** More would be a load test. */
  static final int MOST_JOBS = 64;

  /** The default: sequential. More help only where responses are slow. */
  static final int JOBS = 1;

  RunOptions {
    only = List.copyOf(only);
    expectedFailures = Map.copyOf(expectedFailures);
  }
}
