package io.github.bsskit.simulator.api;

import java.util.Locale;

/** The result of a call. */
public enum Verdict {
  /** It was executed. */
  CARRIED_OUT,
  /** It was rejected because of the call or its caller. */
  REFUSED,
  /** It returned an error because of an injected fault. */
  FAULT;

  /** The name in texts, for example {@code carried-out}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
