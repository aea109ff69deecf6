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
  record Refused<T>(Refusal refusal) implements StageResult<T> {}

  static <T> StageResult<T> pass(T value) {
    return new Passed<>(value);
  }

  static <T> StageResult<T> refuse(DocumentedError error) {
    return new Refused<>(Refusal.of(error));
  }

  static <T> StageResult<T> refuse(Refusal refusal) {
    return new Refused<>(refusal);
  }

  /** Goes on to the next stage, if this one passed. */
  default <U> StageResult<U> then(Function<T, StageResult<U>> next) {
    if (this instanceof Passed<T> passed) {
      return next.apply(passed.value());
    }
    return new Refused<>(((Refused<T>) this).refusal());
  }

  /** Turns either outcome into one value. */
  default <U> U fold(Function<T, U> onPassed, Function<Refusal, U> onRefused) {
    if (this instanceof Passed<T> passed) {
      return onPassed.apply(passed.value());
    }
    return onRefused.apply(((Refused<T>) this).refusal());
  }
}
