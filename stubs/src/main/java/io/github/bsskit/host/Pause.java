package io.github.bsskit.host;

import java.time.Duration;

/** Holds the thread of a call, as WireMock's own delays do. */
final class Pause {

  private Pause() {}

  /** Waits; a server that stops cuts it short. */
  static void of(Duration duration) {
    try {
      Thread.sleep(duration.toMillis());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}
