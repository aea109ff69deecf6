package io.github.bsskit.simulator.api;

/** How the line of a call is written, if it is. */
public enum LogFormat {
  /** For people. */
  TEXT,
  /** One JSON object a line. */
  JSON,
  /** No lines at all. */
  NONE
}
