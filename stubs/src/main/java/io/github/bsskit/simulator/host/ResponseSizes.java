package io.github.bsskit.simulator.host;

/**
 * How large the responses of stubs are. WireMock has each in memory several times while it makes
 * it, so that the heap limits how many can be made at the same time.
 */
final class ResponseSizes {

  /** WireMock's copies of a body, the one that waits to be sent, and room for copying. */
  private static final int COPIES = 8;

  private final long bytes;
  private volatile int largest;

  /**
   * Creates the sizes of a server.
   *
   * @param bytes of the heap for responses that are being made
   */
  ResponseSizes(long bytes) {
    this.bytes = bytes;
  }

  /** Notes the size of a body, in bytes. Only the largest one counts. */
  void note(int size) {
    if (size > largest) {
      synchronized (this) {
        largest = Math.max(largest, size);
      }
    }
  }

  /** Forgets all sizes, because the stubs are gone. */
  synchronized void forget() {
    largest = 0;
  }

  /** How many responses may be made at the same time: at least 1, and at most a number. */
  int concurrent(int most) {
    return (int) Math.max(1, Math.min(most, bytes / COPIES / Math.max(1, largest)));
  }
}
