package io.github.bsskit.simulator.host;

import com.github.tomakehurst.wiremock.common.FileSource;
import com.github.tomakehurst.wiremock.store.DefaultStores;
import com.github.tomakehurst.wiremock.store.RequestJournalStore;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * WireMock's own stores, but for the one of its journal, which is a ring of calls of both lanes.
 */
final class RingJournalStores extends DefaultStores {

  private final RequestJournalStore journal;

  RingJournalStores(FileSource files, CallRing calls) {
    super(files);
    this.journal = new RingJournal(calls);
  }

  @Override
  public RequestJournalStore getRequestJournalStore() {
    return journal;
  }

  /** A call that WireMock has answered, which it tells twice: before and after. */
  private static final class Served implements CallRing.Kept {

    /** What an event has beside bodies: headers, several times over. */
    private static final int FRAME_BYTES = 8 * 1024;

    private volatile ServeEvent event;

    Served(ServeEvent event) {
      this.event = event;
    }

    @Override
    public UUID id() {
      return event.getId();
    }

    @Override
    public ServeEvent event() {
      return event;
    }

    @Override
    public long weight() {
      return FRAME_BYTES + length(event.getRequest().getBody()) + length(answer());
    }

    private byte[] answer() {
      return event.getResponse() == null ? null : event.getResponse().getBody();
    }

    private static int length(byte[] body) {
      return body == null ? 0 : body.length;
    }
  }

  private record RingJournal(CallRing calls) implements RequestJournalStore {

    @Override
    public void add(ServeEvent event) {
      calls.add(new Served(event));
    }

    @Override
    public void put(UUID id, ServeEvent event) {
      calls
          .find(id)
          .ifPresent(
              call -> {
                if (call instanceof Served served) {
                  served.event = event;
                }
              });
    }

    @Override
    public Stream<ServeEvent> getAll() {
      return calls.latestFirst().stream().map(CallRing.Kept::event);
    }

    @Override
    public Stream<UUID> getAllKeys() {
      return calls.latestFirst().stream().map(CallRing.Kept::id);
    }

    @Override
    public Optional<ServeEvent> get(UUID id) {
      return calls.find(id).map(CallRing.Kept::event);
    }

    @Override
    public void remove(UUID id) {
      calls.remove(id);
    }

    @Override
    public void removeLast() {
      // The ring bounds itself.
    }

    @Override
    public void clear() {
      calls.clear();
    }
  }
}
