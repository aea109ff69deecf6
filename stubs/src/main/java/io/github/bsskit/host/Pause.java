package io.github.bsskit.host;

import java.time.Duration;
import java.util.concurrent.Semaphore;

/** Holds the thread of a call, as WireMock's own delays do. */
final class Pause {

  /** Threads of the server: most of them may wait, and the others still answer. */
  static final int SERVER_THREADS = 400;

  private static final Semaphore WAITING = new Semaphore(SERVER_THREADS * 3 / 4);

  private Pause() {}

  /**
   * Waits, unless too many do already.
   *
   * @return whether it has waited so long; a server that stops cuts it short
   */
  static boolean of(Duration duration) {
    if (duration.isZero()) {
      return true;
    }
    if (!WAITING.tryAcquire()) {
      return false;
    }
    try {
      Thread.sleep(duration.toMillis());
      return true;
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      WAITING.release();
    }
  }
}
