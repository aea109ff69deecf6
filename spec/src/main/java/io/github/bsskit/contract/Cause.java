package io.github.bsskit.contract;

/**
 * The causes of documented errors: the values of {@code when} in the spec. Any other value does not
 * compile.
 */
public enum Cause {
  /** The caller's account type may not use the operation (I). */
  CALLER_NOT_APPLICABLE,
  /** The caller's RAM policy does not allow the operation's RAM action (I). */
  CALLER_NOT_AUTHORIZED,
  /** A required parameter is missing or empty. */
  PARAMETER_MISSING,
  /** A parameter's value has the wrong format. */
  PARAMETER_MALFORMED,
  /** The record to create already exists. */
  RECORD_EXISTS,
  /** The named owner is not an account of the caller. */
  OWNER_FOREIGN,
  /** The caller must name an owner but did not (I). */
  OWNER_MISSING,
  /** The product or package type that a parameter names does not exist. */
  NOT_FOUND,
  /** The package type that a parameter names exists but is not on sale (I). */
  NOT_ON_SALE,
  /** The server failed; the input is not the cause (I). */
  FAULT
}
