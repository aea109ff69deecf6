package io.github.bsskit.simulator.api;

import java.util.Locale;

/** What became of a call. */
public enum Verdict {
  /** It was carried out. */
  CARRIED_OUT,
  /** It was refused, for what was wrong with it or with its caller. */
  REFUSED,
  /** It was answered an error because somebody had asked for that. */
  FAULT;

  /** As texts have it, for example {@code carried-out}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
