package io.github.bsskit.simulator.host.fastlane;

import com.github.tomakehurst.wiremock.common.FileSource;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.store.DefaultStores;
import com.github.tomakehurst.wiremock.store.RequestJournalStore;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.bsskit.simulator.journal.BoundedRing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** WireMock's default stores, except that its journal holds the calls of both lanes. */
final class RingJournalStores extends DefaultStores {

  private final RequestJournalStore journal;

  RingJournalStores(FileSource files, BoundedRing<LoggedCall> calls) {
    super(files);
    this.journal = new RingJournal(calls);
  }

  @Override
  public RequestJournalStore getRequestJournalStore() {
    return journal;
  }

  /** A call of WireMock, which stores its event before the response and updates it after. */
  private static final class Served implements LoggedCall {

    /** Estimated bytes of a call with short headers and a short URL. */
    private static final int OVERHEAD_BYTES = 8 * 1024;

    /** Estimated bytes of a header or a parameter, in addition to its text. */
    private static final int PART_BYTES = 300;

    /** WireMock keeps texts several times: as sent, decoded, in Base64, in maps. */
    private static final int COPIES = 4;

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
      LoggedRequest request = event.getRequest();
      long parts = request.getUrl().chars().filter(unit -> unit == '&').count();
      long text = request.getUrl().length() + (long) length(request.getBody());
      for (HttpHeader header : request.getHeaders().all()) {
        parts += header.values().size();
        text += header.values().stream().mapToLong(String::length).sum();
      }
      parts += request.getFormParameters().size();
      return OVERHEAD_BYTES + PART_BYTES * parts + COPIES * text + length(responseBody());
    }

    private byte[] responseBody() {
      return event.getResponse() == null ? null : event.getResponse().getBody();
    }

    private static int length(byte[] body) {
      return body == null ? 0 : body.length;
    }
  }

  private record RingJournal(BoundedRing<LoggedCall> calls) implements RequestJournalStore {

    @Override
    public void add(ServeEvent event) {
      calls.add(number -> new Served(event));
    }

    @Override
    public void put(UUID id, ServeEvent event) {
      if (find(id).orElse(null) instanceof Served served) {
        served.event = event;
      }
    }

    private Optional<LoggedCall> find(UUID id) {
      return calls.find(call -> call.id().equals(id));
    }

    private Stream<LoggedCall> latestFirst() {
      List<LoggedCall> all = new ArrayList<>(calls.all(call -> true));
      Collections.reverse(all);
      return all.stream();
    }

    @Override
    public Stream<ServeEvent> getAll() {
      return latestFirst().map(LoggedCall::event);
    }

    @Override
    public Stream<UUID> getAllKeys() {
      return latestFirst().map(LoggedCall::id);
    }

    @Override
    public Optional<ServeEvent> get(UUID id) {
      return find(id).map(LoggedCall::event);
    }

    @Override
    public void remove(UUID id) {
      calls.remove(call -> call.id().equals(id));
    }

    @Override
    public void removeLast() {
      // The ring limits its own size.
    }

    @Override
    public void clear() {
      calls.clear();
    }
  }
}
