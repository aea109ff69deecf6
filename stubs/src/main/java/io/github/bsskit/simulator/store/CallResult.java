package io.github.bsskit.simulator.store;

import java.time.Duration;

/**
 * Which steps of a call were kept.
 *
 * @param failed the first step that was not possible; those before it were kept
 * @param retryAfter how long to wait if the admission failed; otherwise zero
 */
record CallResult(Step failed, Duration retryAfter) {

  /** A step of a call. */
  enum Step {
    /** The state or its version has changed. */
    STATE,
    /** The nonce was used before. */
    NONCE,
    /** The rate limit is exceeded. */
    ADMISSION,
    /** The owner has a ledger, or the OutBizId was used. */
    LEDGER,
    /** Everything was kept. */
    NONE
  }
}
