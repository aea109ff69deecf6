package io.github.bsskit.simulator.control;

/**
 * Keeps an import from using up the heap that calls need: a quarter must stay free. The limit of a
 * file's size follows from it, because states differ in how much of the heap a byte of the file
 * takes.
 */
final class FreeMemory {

  /** How much of a file is read between two checks. */
  private static final int CHECKED_BYTES = 256 * 1024;

  private static final int MEBIBYTE = 1 << 20;

  /** Less than a quarter of the heap is free. */
  static final class ExhaustedException extends RuntimeException {

    private static final long serialVersionUID = 1;
  }

  private long read;
  private long unchecked;

  /**
   * Checks the heap from time to time.
   *
   * @param bytes the bytes that are about to be read
   */
  void check(int bytes) {
    read += bytes;
    unchecked += bytes;
    if (unchecked >= CHECKED_BYTES) {
      unchecked = 0;
      if (isScarce()) {
        // What is counted as used may be garbage.
        System.gc();
        if (isScarce()) {
          throw new ExhaustedException();
        }
      }
    }
  }

  private static boolean isScarce() {
    Runtime heap = Runtime.getRuntime();
    long free = heap.maxMemory() - heap.totalMemory() + heap.freeMemory();
    return free < heap.maxMemory() / 4;
  }

  ControlResponse response() {
    return ControlResponse.tooLarge(
        "state file: too large for the heap of "
            + Runtime.getRuntime().maxMemory() / MEBIBYTE
            + " MiB, of which a quarter must stay free: after "
            + read / MEBIBYTE
            + " MiB of the file, it was not. POST "
            + ControlRoutes.RESET
            + " first, or start the simulator with a larger -Xmx");
  }
}
