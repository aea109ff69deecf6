package io.github.bsskit.contract;

/**
 * Who has to act after an error (I): the values of {@code blame} in the spec. Any other value does
 * not compile.
 */
public enum Blame {
  /** The calling program: it sends an unsigned, incomplete or malformed request. */
  CLIENT,
  /** The caller: the account, its key, its permissions or the data is wrong. */
  CALLER,
  /** The server: it failed, and the input is not the cause. */
  SERVER,
  /** A rate limit was exceeded; the same call may succeed later. */
  RATE
}
