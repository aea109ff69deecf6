package io.github.bsskit.contract;

import java.util.function.Function;

/**
 * The result of an operation: its documented body, or one of its own documented errors.
 *
 * @param <B> the operation's success body
 * @param <E> the operation's errors
 */
public sealed interface Reply<B extends Body, E extends OperationError> {

  /** The operation succeeded. */
  record Success<B extends Body, E extends OperationError>(B body) implements Reply<B, E> {}

  /**
   * The operation returned an error and changed nothing.
   *
   * @param error one of the operation's own
   * @param parameter the parameter that caused the error; empty if unknown
   */
  record Refusal<B extends Body, E extends OperationError>(E error, String parameter)
      implements Reply<B, E> {}

  /** A success. */
  static <B extends Body, E extends OperationError> Reply<B, E> success(B body) {
    return new Success<>(body);
  }

  /** An error. */
  static <B extends Body, E extends OperationError> Reply<B, E> refusal(E error) {
    return refusal(error, "");
  }

  /**
   * An error that a parameter caused.
   *
   * @param parameter its name on the wire
   */
  static <B extends Body, E extends OperationError> Reply<B, E> refusal(E error, String parameter) {
    return new Refusal<>(error, parameter);
  }

  /** The parameter that caused the error; empty if unknown, or for a success. */
  default String rejectedParameter() {
    return this instanceof Refusal<B, E> refusal ? refusal.parameter() : "";
  }

  /** Converts a success or an error to one type. */
  default <T> T fold(Function<? super B, T> onSuccess, Function<? super E, T> onRefusal) {
    if (this instanceof Success<B, E> success) {
      return onSuccess.apply(success.body());
    }
    return onRefusal.apply(((Refusal<B, E>) this).error());
  }
}
