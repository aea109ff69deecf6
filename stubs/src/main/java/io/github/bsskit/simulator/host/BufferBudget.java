package io.github.bsskit.simulator.host;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Limits the bytes that slow clients make the server hold: bodies that arrive in pieces, responses
 * that are not read. When the limit is exceeded, the exchanges that have waited longest are ended,
 * so that a client that keeps up is served however many do not.
 */
final class BufferBudget {

  private final long limit;
  private final Set<Share> waiting = new LinkedHashSet<>();
  private long total;

  /** Creates a budget of a number of bytes. */
  BufferBudget(long limit) {
    this.limit = limit;
  }

  /** The bytes that all exchanges together may hold. */
  long limit() {
    return limit;
  }

  /**
   * The share of an exchange, which holds nothing yet.
   *
   * @param end ends the exchange early; runs on another thread
   */
  Share open(Runnable end) {
    return new Share(end);
  }

  /** The bytes of one exchange. */
  final class Share {

    private final Runnable end;
    private long bytes;
    private boolean isKept;
    private boolean isClosed;

    private Share(Runnable end) {
      this.end = end;
    }

    /**
     * Adds bytes, and ends older exchanges if the limit is exceeded.
     *
     * @return false if it is still exceeded or this exchange was ended; it then holds nothing
     */
    boolean add(int added) {
      List<Share> ended = List.of();
      boolean fits;
      synchronized (BufferBudget.this) {
        if (isClosed) {
          return false;
        }
        count(added);
        if (total > limit) {
          ended = endOthers();
        }
        fits = total <= limit;
        if (!fits) {
          close();
        }
      }
      ended.forEach(share -> share.end.run());
      return fits;
    }

    private void count(int added) {
      bytes += added;
      total += added;
      if (bytes == 0) {
        waiting.remove(this);
      } else if (!isKept) {
        waiting.add(this);
      }
    }

    private List<Share> endOthers() {
      List<Share> ended = new ArrayList<>();
      for (Share oldest : List.copyOf(waiting)) {
        if (oldest != this && total > limit) {
          oldest.close();
          ended.add(oldest);
        }
      }
      return ended;
    }

    /** Removes bytes that have been sent. */
    void remove(int removed) {
      synchronized (BufferBudget.this) {
        if (!isClosed) {
          count(-removed);
        }
      }
    }

    /** Keeps the exchange from being ended, because it no longer waits for the client. */
    void keep() {
      synchronized (BufferBudget.this) {
        isKept = true;
        waiting.remove(this);
      }
    }

    /** Ends the exchange; it holds nothing any more. */
    void close() {
      synchronized (BufferBudget.this) {
        if (!isClosed) {
          isClosed = true;
          total -= bytes;
          waiting.remove(this);
        }
      }
    }
  }
}
