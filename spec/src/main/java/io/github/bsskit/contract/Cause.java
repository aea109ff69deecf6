package io.github.bsskit.contract;

/**
 * The situations that documented errors answer: the words that {@code when} may use in the spec.
 *
 * <p>A word that is not listed here does not compile, which keeps the vocabulary closed.
 */
public enum Cause {
  /** The caller's type of account may not use the operation (I). */
  CALLER_NOT_APPLICABLE,
  /** The caller's RAM policy does not allow the operation's RAM action (I). */
  CALLER_NOT_AUTHORIZED,
  /** A required parameter is missing or empty. */
  PARAMETER_MISSING,
  /** A parameter's value is not of its form. */
  PARAMETER_MALFORMED,
  /** What is to be created exists already. */
  RECORD_EXISTS,
  /** The owner named is no account of the caller. */
  OWNER_FOREIGN,
  /** The caller must name an owner and did not (I). */
  OWNER_MISSING,
  /** What a parameter names does not exist. */
  NOT_FOUND,
  /** What a parameter names exists and is not on sale (I). */
  NOT_ON_SALE,
  /** The server failed; no input causes it (I). */
  FAULT
}
