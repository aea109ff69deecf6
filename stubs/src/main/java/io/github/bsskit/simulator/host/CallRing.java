package io.github.bsskit.simulator.host;

import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.bsskit.simulator.journal.BoundedRing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The most recent calls for WireMock's journal. Adding one takes the same time however many are
 * kept, whereas WireMock's own store counts all of them.
 */
final class CallRing {

  /** A call in the form in which it is kept until it is read. */
  interface Kept {

    UUID id();

    ServeEvent event();

    /** About how many bytes it takes. */
    long weight();
  }

  private final BoundedRing<Kept> calls;

  /**
   * Creates an empty ring.
   *
   * @param limit the maximum number of calls; 0 keeps none
   */
  CallRing(int limit) {
    calls = new BoundedRing<>(limit, Kept::weight);
  }

  void add(Kept call) {
    calls.add(number -> call);
  }

  /** The call with an id, if it is still kept. */
  Optional<Kept> find(UUID id) {
    return calls.find(call -> call.id().equals(id));
  }

  void remove(UUID id) {
    calls.remove(call -> call.id().equals(id));
  }

  void clear() {
    calls.clear();
  }

  /** The calls, latest first, as WireMock returns them. */
  List<Kept> latestFirst() {
    List<Kept> all = new ArrayList<>(calls.all(call -> true));
    Collections.reverse(all);
    return all;
  }
}
