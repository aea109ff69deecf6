package io.github.bsskit.simulator.host;

import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The last calls for WireMock's journal: so many, and no more than fit into some megabytes. To add
 * one costs the same however many are kept, where WireMock's own store counts all of them.
 */
final class CallRing {

  /** Large bodies must not fill the memory. */
  private static final long MOST_BYTES = 16L * 1024 * 1024;

  /** A call, in whatever form it is kept until somebody wants to see it. */
  interface Kept {

    UUID id();

    ServeEvent event();

    /** About how many bytes it keeps. */
    long weight();
  }

  private record Slot(Kept call, long bytes) {}

  private final int most;
  private final Deque<Slot> calls = new ArrayDeque<>();
  private long bytes;

  /**
   * A ring without calls.
   *
   * @param most how many are kept; 0 for none
   */
  CallRing(int most) {
    this.most = most;
  }

  synchronized void add(Kept call) {
    if (most == 0) {
      return;
    }
    Slot slot = new Slot(call, call.weight());
    calls.addLast(slot);
    bytes += slot.bytes();
    while (calls.size() > most || bytes > MOST_BYTES) {
      bytes -= calls.removeFirst().bytes();
    }
  }

  /** The call of an id, if it is still kept. */
  synchronized Optional<Kept> find(UUID id) {
    // Whoever asks does so most often at once, so that it is among the last.
    Iterator<Slot> latest = calls.descendingIterator();
    while (latest.hasNext()) {
      Kept call = latest.next().call();
      if (call.id().equals(id)) {
        return Optional.of(call);
      }
    }
    return Optional.empty();
  }

  synchronized void remove(UUID id) {
    calls.removeIf(slot -> slot.call().id().equals(id));
    bytes = calls.stream().mapToLong(Slot::bytes).sum();
  }

  synchronized void clear() {
    calls.clear();
    bytes = 0;
  }

  /** The calls as they are at the moment, the latest first, as WireMock has them. */
  synchronized List<Kept> latestFirst() {
    List<Kept> all = new ArrayList<>(calls.size());
    calls.descendingIterator().forEachRemaining(slot -> all.add(slot.call()));
    return all;
  }
}
