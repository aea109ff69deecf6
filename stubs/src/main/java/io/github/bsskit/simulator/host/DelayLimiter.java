package io.github.bsskit.simulator.host;

import io.github.bsskit.simulator.gateway.Delays;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * Delays calls through WireMock by blocking their threads: WireMock cannot interrupt a call and
 * resume it. Each WireMock has one.
 */
final class DelayLimiter implements Delays {

  /** The calls that can be delayed at the same time. */
  static final int LIMIT = 300;

  private final Semaphore permits = new Semaphore(LIMIT);

  @Override
  public void after(Duration delay, Consumer<Ending> next) {
    next.accept(permits.tryAcquire() ? sleep(delay) : Ending.TOO_MANY);
  }

  private Ending sleep(Duration delay) {
    try {
      Thread.sleep(delay.toMillis());
      return Ending.OVER;
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return Ending.STOPPING;
    } finally {
      permits.release();
    }
  }
}
