package io.github.bsskit.simulator.gateway;

import io.github.bsskit.contract.DocumentedError;
import java.util.function.Function;

/**
 * The result of a stage of the gateway: a value for the next stage, or a rejection.
 *
 * @param <T> the value
 */
sealed interface StageResult<T> {

  /** A value. */
  record Passed<T>(T value) implements StageResult<T> {

    @Override
    public <U> U fold(Function<T, U> onPassed, Function<Rejection, U> onRejected) {
      return onPassed.apply(value);
    }
  }

  /** A rejection, which ends the call. */
  record Rejected<T>(Rejection rejection) implements StageResult<T> {

    @Override
    public <U> U fold(Function<T, U> onPassed, Function<Rejection, U> onRejected) {
      return onRejected.apply(rejection);
    }
  }

  static <T> StageResult<T> pass(T value) {
    return new Passed<>(value);
  }

  static <T> StageResult<T> reject(DocumentedError error) {
    return new Rejected<>(Rejection.of(error));
  }

  static <T> StageResult<T> reject(Rejection rejection) {
    return new Rejected<>(rejection);
  }

  /** Turns either result into one value. */
  <U> U fold(Function<T, U> onPassed, Function<Rejection, U> onRejected);

  /** Runs the next stage if this one passed. */
  default <U> StageResult<U> then(Function<T, StageResult<U>> next) {
    return fold(next, StageResult::reject);
  }
}
