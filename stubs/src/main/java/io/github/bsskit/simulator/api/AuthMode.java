package io.github.bsskit.simulator.api;

/** Whether unsigned calls are accepted. */
public enum AuthMode {
  /** Every call must be signed. */
  STRICT,
  /** On the OpenAPI-style paths, unsigned calls use the world's first usable key. */
  LENIENT
}
