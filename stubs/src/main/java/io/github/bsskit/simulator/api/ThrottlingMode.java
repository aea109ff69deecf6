package io.github.bsskit.simulator.api;

/** Whether the documented rate limits apply. */
public enum ThrottlingMode {
  /** The documented limits. */
  DOCUMENTED,
  /**
   * The documented limits, with HTTP 429 instead of the documented status. No source shows it for
   * this product (G), but some clients retry only on 429.
   */
  HTTP429,
  /** No limit. */
  OFF
}
