package io.github.bsskit.conformance.crooked;

/** Lets time pass inside a call, where a lie is about time. */
final class Pause {

  private Pause() {}

  static void millis(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
