package io.github.bsskit.contract;

/**
 * An error of one operation, with what causes it.
 *
 * <p>The cause lets the gateway find the operation's own row for a refusal that all operations
 * share.
 */
public interface OperationError extends DocumentedError {

  /** What kind of situation the error answers. */
  Cause cause();
}
