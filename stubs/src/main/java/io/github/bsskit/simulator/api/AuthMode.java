package io.github.bsskit.simulator.api;

/** Whether unsigned calls are taken. */
public enum AuthMode {
  /** Every call must be signed. */
  STRICT,
  /**
   * On the OpenAPI-style paths an unsigned call is taken for one of the world's first usable key.
   */
  LENIENT
}
