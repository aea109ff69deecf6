package io.github.bsskit.conformance.target;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * Whether this machine is so busy that the kit itself runs late, and a target on the same machine
 * too. Measured by the load, and by a thread that notes how much later than asked it wakes up.
 */
final class KitLoad {

  /** More runnable threads than this for each processor mean that everything waits. */
  private static final int BUSY = 3;

  private static final int TIMES_LONGER = 3;
  private static final long SLEEP_MILLIS = 20;
  private static final double WEIGHT_OF_NEWEST = 0.1;

  /** How late the thread wakes up, as a moving average. */
  private static volatile double lateMillis;

  static {
    Thread watch = new Thread(KitLoad::watch, "load");
    watch.setDaemon(true);
    watch.start();
  }

  private KitLoad() {}

  private static void watch() {
    try {
      while (true) {
        long start = System.nanoTime();
        Thread.sleep(SLEEP_MILLIS);
        double late = (System.nanoTime() - start) / 1e6 - SLEEP_MILLIS;
        lateMillis += WEIGHT_OF_NEWEST * (late - lateMillis);
      }
    } catch (InterruptedException e) {
      // the process ends
    }
  }

  static boolean isBusy() {
    // the load lags by a minute, the thread by a second; a negative load is unknown
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return lateMillis > SLEEP_MILLIS || load > BUSY * Runtime.getRuntime().availableProcessors();
  }

  /** A time limit that does not depend on how busy the machine is. */
  static Duration allowance(Duration limit) {
    return isBusy() ? limit.multipliedBy(TIMES_LONGER) : limit;
  }
}
