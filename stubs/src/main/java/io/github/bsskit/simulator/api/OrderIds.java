package io.github.bsskit.simulator.api;

/**
 * Which numbers orders get: the day of the order and a running number. A day with too many orders
 * continues with numbers that begin with its year and no day, from {@code YYYY1232}.
 */
public enum OrderIds {
  /** Nineteen digits, beyond 2^53: a client that reads them as doubles changes them. */
  LARGE,
  /** Fifteen digits, like the documented example; exact even as doubles. */
  SMALL
}
