package io.github.bsskit.simulator.control;

/**
 * Keeps all imports together from using up the heap that calls and slow clients need: half must
 * stay free. The limit of a file's size follows from it, because states differ in how much of the
 * heap a byte of the file takes.
 */
final class FreeMemory {

  /** How much of files is read between two checks, at least. */
  private static final int CHECKED_BYTES = 256 * 1024;

  /** No file takes more bytes of the heap for each of its own. */
  private static final int HEAP_BYTES = 16;

  private static final int MEBIBYTE = 1 << 20;

  /** Less than half of the heap is free. */
  static final class ExhaustedException extends RuntimeException {

    private static final long serialVersionUID = 1;
  }

  private long read;
  private long nextCheck = CHECKED_BYTES;

  /**
   * Checks the heap from time to time.
   *
   * @param bytes the bytes that are about to be read
   */
  synchronized void check(int bytes) {
    read += bytes;
    if (read < nextCheck) {
      return;
    }
    if (spare() < 0) {
      // What is counted as used may be garbage.
      System.gc();
      if (spare() < 0) {
        throw new ExhaustedException();
      }
    }
    nextCheck = read + Math.max(CHECKED_BYTES, spare() / HEAP_BYTES);
  }

  /** The bytes of the heap that are free, beyond those that must be. */
  private static long spare() {
    Runtime heap = Runtime.getRuntime();
    return heap.maxMemory() - heap.totalMemory() + heap.freeMemory() - heap.maxMemory() / 2;
  }

  /**
   * The response to a file that is too large.
   *
   * @param bytes how much of it has been read
   */
  static ControlResponse response(long bytes) {
    return ControlResponse.tooLarge(
        "state file: too large for the heap of "
            + Runtime.getRuntime().maxMemory() / MEBIBYTE
            + " MiB, of which half must stay free: after "
            + bytes / MEBIBYTE
            + " MiB of the file, it was not. POST "
            + ControlRoutes.RESET
            + " first, or start the simulator with a larger -Xmx");
  }
}
