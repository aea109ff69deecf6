package io.github.bsskit.simulator.host;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Runs delayed responses without a thread for each: one thread waits for all of them. When the
 * server stops, those that wait run at once.
 */
final class DelayTimer extends ScheduledThreadPoolExecutor {

  /** How long the idle thread is kept. */
  private static final int IDLE_SECONDS = 10;

  private final Executor blocking;
  private final Set<Runnable> waiting = ConcurrentHashMap.newKeySet();
  private volatile boolean isStopping;

  /**
   * Creates a timer, which starts its thread with the first delay.
   *
   * @param blocking runs the responses, which may block
   */
  DelayTimer(Executor blocking) {
    super(
        1,
        task -> {
          Thread thread = new Thread(task, "delays");
          thread.setDaemon(true);
          return thread;
        });
    this.blocking = blocking;
    setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
    allowCoreThreadTimeOut(true);
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable response, long delay, TimeUnit unit) {
    Runnable once =
        new Runnable() {
          @Override
          public void run() {
            if (waiting.remove(this)) {
              blocking.execute(response);
            }
          }
        };
    waiting.add(once);
    return super.schedule(once, isStopping ? 0 : delay, unit);
  }

  /** Whether delays end early. */
  boolean isStopping() {
    return isStopping;
  }

  /** Ends all delays. */
  void endAll() {
    isStopping = true;
    waiting.forEach(Runnable::run);
  }
}
