package io.github.bsskit.contract;

/**
 * Whose turn it is after an error: the words that {@code blame} may use in the spec.
 *
 * <p>It is a reading of this kit, made to sort failures by who can end them; a word that is not
 * listed here does not compile.
 */
public enum Blame {
  /** The calling program is wrong: what it sends is unsigned, incomplete or malformed. */
  CLIENT,
  /** The program is in order; the account, its key, its permission or the data is not. */
  CALLER,
  /** The server failed; no input causes it. */
  SERVER,
  /** A rate is used up; the same call may pass later. */
  RATE
}
