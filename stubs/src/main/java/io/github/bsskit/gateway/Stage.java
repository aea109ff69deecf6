package io.github.bsskit.gateway;

import io.github.bsskit.contract.DocumentedError;
import java.util.function.Function;

/**
 * What a stage of the gateway answers: go on with a value, or this refusal.
 *
 * @param <T> what the stage has found out
 */
sealed interface Stage<T> {

  /** Goes on. */
  record Passed<T>(T value) implements Stage<T> {}

  /** Ends the call. */
  record Refused<T>(Refusal refusal) implements Stage<T> {}

  static <T> Stage<T> pass(T value) {
    return new Passed<>(value);
  }

  static <T> Stage<T> refuse(DocumentedError error) {
    return new Refused<>(Refusal.of(error));
  }

  static <T> Stage<T> refuse(Refusal refusal) {
    return new Refused<>(refusal);
  }

  /** Goes on to the next stage, if this one passed. */
  default <U> Stage<U> then(Function<T, Stage<U>> next) {
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
