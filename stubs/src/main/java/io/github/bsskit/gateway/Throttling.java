package io.github.bsskit.gateway;

/** Whether the documented limits of rates are kept. */
public enum Throttling {
  /** As the spec says. */
  DOCUMENTED,
  /** No limit. */
  OFF
}
