package io.github.bsskit.contract;

import java.util.function.Function;

/**
 * What an operation answers: its documented body, or one of its own documented errors.
 *
 * @param <B> the operation's success body
 * @param <E> the operation's errors
 */
public sealed interface Reply<B extends Body, E extends OperationError> {

  /** The operation was carried out. */
  record Success<B extends Body, E extends OperationError>(B body) implements Reply<B, E> {}

  /**
   * The operation refused and changed nothing.
   *
   * @param error one of the operation's own
   * @param parameter the name of the parameter that decided; empty if none is known
   */
  record Refusal<B extends Body, E extends OperationError>(E error, String parameter)
      implements Reply<B, E> {}

  /** Answers a success. */
  static <B extends Body, E extends OperationError> Reply<B, E> success(B body) {
    return new Success<>(body);
  }

  /** Answers a refusal. */
  static <B extends Body, E extends OperationError> Reply<B, E> refusal(E error) {
    return refusal(error, "");
  }

  /**
   * Answers a refusal that one parameter decided.
   *
   * @param parameter its name on the wire
   */
  static <B extends Body, E extends OperationError> Reply<B, E> refusal(E error, String parameter) {
    return new Refusal<>(error, parameter);
  }

  /** The name of the parameter that decided a refusal; empty if none is known, or for a success. */
  default String decidedBy() {
    return this instanceof Refusal<B, E> refusal ? refusal.parameter() : "";
  }

  /** Turns either answer into one value. */
  default <T> T fold(Function<? super B, T> onSuccess, Function<? super E, T> onRefusal) {
    if (this instanceof Success<B, E> success) {
      return onSuccess.apply(success.body());
    }
    return onRefusal.apply(((Refusal<B, E>) this).error());
  }
}
