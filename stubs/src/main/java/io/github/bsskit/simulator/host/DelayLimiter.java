package io.github.bsskit.simulator.host;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;

/** Holds the thread of a call, as WireMock's own delays do; each server has one of these. */
final class DelayLimiter implements Predicate<Duration> {

  /** Threads for what may wait: most of them may sleep, and the others still answer. */
  static final int SERVER_THREADS = 400;

  private final Semaphore waiting = new Semaphore(SERVER_THREADS * 3 / 4);

  /**
   * Waits, unless too many do already.
   *
   * @return whether it has waited so long; a server that stops cuts it short
   */
  @Override
  public boolean test(Duration duration) {
    if (duration.isZero()) {
      return true;
    }
    if (!waiting.tryAcquire()) {
      return false;
    }
    try {
      Thread.sleep(duration.toMillis());
      return true;
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      waiting.release();
    }
  }
}
