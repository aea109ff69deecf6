package io.github.bsskit.host;

/** How the line of a call is written. */
public enum LogFormat {
  /** For people. */
  TEXT,
  /** One JSON object a line. */
  JSON
}
