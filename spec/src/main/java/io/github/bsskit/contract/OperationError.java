package io.github.bsskit.contract;

/** A documented error of one operation. */
public interface OperationError extends DocumentedError {

  /** The cause, by which the gateway finds the operation's own error for a common check. */
  Cause cause();
}
