package io.github.bsskit.contract;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One operation, ready to be called: what the gateway must know of it, and the way into the domain.
 *
 * @param action the name on the wire, for example {@code CreateResourcePackage}
 * @param ramAction the RAM action that a caller needs, for example {@code bss:ModifyInstance}
 * @param rateLimit the documented limit, if there is one
 * @param errors all errors that the operation documents, in the order of its page
 * @param parameters all parameters, in the order of its page
 * @param example the required parameters of a call that succeeds, as the page has them
 * @param handler reads the parameters and carries the operation out
 */
public record Operation(
    String action,
    String ramAction,
    Optional<RateLimit> rateLimit,
    List<? extends OperationError> errors,
    List<Parameter> parameters,
    Map<String, String> example,
    Handler handler) {

  /** Reads the wire's parameters and carries the operation out, or refuses. */
  @FunctionalInterface
  public interface Handler {

    /**
     * Carries the operation out.
     *
     * @param parameters names and values as they came, decoded; common parameters may be among them
     */
    Reply<? extends Body, ? extends OperationError> call(
        Caller caller, Map<String, String> parameters);
  }

  /**
   * The operation's own row for a situation.
   *
   * @throws IllegalStateException if the page documents none
   */
  public OperationError error(Cause cause) {
    return errors.stream()
        .filter(error -> error.cause() == cause)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(action + " documents no error for " + cause));
  }
}
