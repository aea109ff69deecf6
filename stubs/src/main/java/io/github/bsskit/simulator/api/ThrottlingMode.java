package io.github.bsskit.simulator.api;

/** Whether the documented limits of rates are kept. */
public enum ThrottlingMode {
  /** As the spec says. */
  DOCUMENTED,
  /**
   * The documented limits, answered with HTTP 429 instead of the documented status. No source has
   * seen it of this product (G); some clients retry it, and people want to see them do so.
   */
  HTTP429,
  /** No limit. */
  OFF
}
