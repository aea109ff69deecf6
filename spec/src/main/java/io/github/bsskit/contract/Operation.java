package io.github.bsskit.contract;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An operation that the gateway can call.
 *
 * @param action the name on the wire, for example {@code CreateResourcePackage}
 * @param ramActions the RAM actions of which a caller must be allowed one, the documented one
 *     first, for example {@code bss:ModifyInstance}
 * @param rateLimit the documented limit, if any
 * @param quotaPageRateLimit the limit that only the product's quota page states, if any
 * @param errors all documented errors, in page order
 * @param parameters all parameters, in page order
 * @param example the required parameters of a successful call
 * @param handler reads the parameters and runs the operation
 */
public record Operation(
    String action,
    List<String> ramActions,
    Optional<RateLimit> rateLimit,
    Optional<RateLimit> quotaPageRateLimit,
    List<? extends OperationError> errors,
    List<Parameter> parameters,
    Map<String, String> example,
    Handler handler) {

  /** Runs an operation. */
  @FunctionalInterface
  public interface Handler {

    /**
     * Reads the parameters and runs the operation, or returns one of its errors.
     *
     * @param parameters decoded names and values; may include common parameters
     */
    Reply<? extends Body, ? extends OperationError> call(
        Caller caller, Map<String, String> parameters);
  }

  /** Whether a caller's policy allows the operation, by any name of its RAM action. */
  public boolean allows(Caller caller) {
    // On the way of every call, so without an iterator.
    for (int i = 0; i < ramActions.size(); i++) {
      if (caller.isAllowed(ramActions.get(i))) {
        return true;
      }
    }
    return false;
  }

  /**
   * The operation's own error for a cause.
   *
   * @throws IllegalStateException if the page documents no such error
   */
  public OperationError error(Cause cause) {
    return errors.stream()
        .filter(error -> error.cause() == cause)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(action + " documents no error for " + cause));
  }
}
