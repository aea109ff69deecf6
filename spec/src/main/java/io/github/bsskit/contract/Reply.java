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
  record Success<B extends Body, E extends OperationError>(B body) implements Reply<B, E> {

    @Override
    public String rejectedParameter() {
      return "";
    }

    @Override
    public <T> T fold(Function<? super B, T> onSuccess, Function<? super E, T> onFailure) {
      return onSuccess.apply(body);
    }
  }

  /** The operation returned an error and changed nothing. */
  record Failure<B extends Body, E extends OperationError>(E error, String rejectedParameter)
      implements Reply<B, E> {

    @Override
    public <T> T fold(Function<? super B, T> onSuccess, Function<? super E, T> onFailure) {
      return onFailure.apply(error);
    }
  }

  /** A success. */
  static <B extends Body, E extends OperationError> Reply<B, E> success(B body) {
    return new Success<>(body);
  }

  /** An error. */
  static <B extends Body, E extends OperationError> Reply<B, E> failure(E error) {
    return failure(error, "");
  }

  /**
   * An error that a parameter caused.
   *
   * @param parameter its name on the wire
   */
  static <B extends Body, E extends OperationError> Reply<B, E> failure(E error, String parameter) {
    return new Failure<>(error, parameter);
  }

  /** The name of the parameter that caused the error; empty if unknown, or for a success. */
  String rejectedParameter();

  /** Converts a success or an error to one type. */
  <T> T fold(Function<? super B, T> onSuccess, Function<? super E, T> onFailure);
}
