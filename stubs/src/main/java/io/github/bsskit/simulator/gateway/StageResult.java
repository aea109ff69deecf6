package io.github.bsskit.simulator.gateway;

import io.github.bsskit.contract.DocumentedError;
import java.util.function.Function;

/**
 * What a stage of the gateway answers: go on with a value, or this refusal.
 *
 * @param <T> what the stage has found out
 */
sealed interface StageResult<T> {

  /** Goes on. */
  record Passed<T>(T value) implements StageResult<T> {}

  /** Ends the call. */
  record Rejected<T>(Rejection refusal) implements StageResult<T> {}

  static <T> StageResult<T> pass(T value) {
    return new Passed<>(value);
  }

  static <T> StageResult<T> reject(DocumentedError error) {
    return new Rejected<>(Rejection.of(error));
  }

  static <T> StageResult<T> reject(Rejection refusal) {
    return new Rejected<>(refusal);
  }

  /** Goes on to the next stage, if this one passed. */
  default <U> StageResult<U> then(Function<T, StageResult<U>> next) {
    if (this instanceof Passed<T> passed) {
      return next.apply(passed.value());
    }
    return new Rejected<>(((Rejected<T>) this).refusal());
  }

  /** Turns either outcome into one value. */
  default <U> U fold(Function<T, U> onPassed, Function<Rejection, U> onRejected) {
    if (this instanceof Passed<T> passed) {
      return onPassed.apply(passed.value());
    }
    return onRejected.apply(((Rejected<T>) this).refusal());
  }
}
