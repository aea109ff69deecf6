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
  private final Set<Share> endable = new LinkedHashSet<>();
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
   * Begins an exchange, which holds nothing yet.
   *
   * @param end ends it early; runs on another thread
   */
  synchronized Share open(Runnable end) {
    Share share = new Share(end);
    endable.add(share);
    return share;
  }

  /** The bytes of one exchange. */
  final class Share {

    private final Runnable end;
    private long bytes;
    private boolean isClosed;

    private Share(Runnable end) {
      this.end = end;
    }

    /**
     * Adds bytes, and ends older exchanges if there is no room.
     *
     * @return false if there is still no room or this exchange was ended; it then holds nothing
     */
    boolean add(long added) {
      List<Share> ended = new ArrayList<>();
      boolean fits;
      synchronized (BufferBudget.this) {
        if (isClosed) {
          return false;
        }
        bytes += added;
        total += added;
        for (Share oldest : List.copyOf(total > limit ? endable : Set.<Share>of())) {
          if (oldest != this && total > limit) {
            oldest.close();
            ended.add(oldest);
          }
        }
        fits = total <= limit;
        if (!fits) {
          close();
        }
      }
      ended.forEach(share -> share.end.run());
      return fits;
    }

    /** Keeps the exchange from being ended, because it no longer waits for the client. */
    void keep() {
      synchronized (BufferBudget.this) {
        endable.remove(this);
      }
    }

    /** Ends the exchange; it holds nothing any more. */
    void close() {
      synchronized (BufferBudget.this) {
        if (!isClosed) {
          isClosed = true;
          total -= bytes;
          endable.remove(this);
        }
      }
    }
  }
}
