package io.github.bsskit.journal;

/** What became of a call. */
public enum Verdict {
  /** It was carried out. */
  CARRIED_OUT,
  /** It was refused, for what was wrong with it or with its caller. */
  REFUSED,
  /** It was answered an error because somebody had asked for that. */
  FAULT
}
