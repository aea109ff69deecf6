package io.github.bsskit.simulator.api;

/** The format of the call log. */
public enum LogFormat {
  /** One line of text for each call. */
  TEXT,
  /** One JSON object on a line for each call. */
  JSON,
  /** No log. */
  NONE
}
