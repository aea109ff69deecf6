package io.github.bsskit.simulator.host;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;

/** Delays responses by blocking the calling thread, as WireMock does. Each server has one. */
final class DelayLimiter implements Predicate<Duration> {

  /** Threads for blocking work. At most three quarters of them sleep at the same time. */
  static final int SERVER_THREADS = 400;

  private final Semaphore permits = new Semaphore(SERVER_THREADS * 3 / 4);

  /**
   * Sleeps, unless too many threads do already.
   *
   * @return whether the whole time has passed; false if the server is stopping
   */
  @Override
  public boolean test(Duration duration) {
    if (duration.isZero()) {
      return true;
    }
    if (!permits.tryAcquire()) {
      return false;
    }
    try {
      Thread.sleep(duration.toMillis());
      return true;
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      permits.release();
    }
  }
}
