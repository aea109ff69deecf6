package io.github.bsskit.simulator.host.fastlane;

import com.github.tomakehurst.wiremock.common.FileSource;
import com.github.tomakehurst.wiremock.store.Stores;
import io.github.bsskit.simulator.gateway.Header;
import io.github.bsskit.simulator.gateway.RawRequest;
import io.github.bsskit.simulator.gateway.RawResponse;
import io.github.bsskit.simulator.journal.BoundedRing;
import java.util.List;
import org.eclipse.jetty.server.Request;

/**
 * Bypasses WireMock's pipeline. Requests may take it while the simulator's stub is the only one and
 * unchanged, and WireMock has its default settings.
 */
public final class FastLane {

  private static final String FORM = "application/x-www-form-urlencoded";

  private final SimulatorStub stub;
  private final BoundedRing<LoggedCall> calls;
  private volatile boolean isClosed;
  private volatile boolean hasUserSettings;

  /**
   * Creates a fast lane.
   *
   * @param stub the stub that requests would have matched in WireMock
   * @param journalSize requests kept for WireMock's journal
   * @param isOpen whether requests may take it at all
   */
  public FastLane(SimulatorStub stub, int journalSize, boolean isOpen) {
    this.stub = stub;
    this.calls = new BoundedRing<>(journalSize, LoggedCall::weight);
    this.isClosed = !isOpen;
  }

  /** Sends all further requests through WireMock. */
  public void close() {
    isClosed = true;
  }

  /** Sets whether WireMock has stubs or settings of the user's that could affect requests. */
  public void hasUserSettings(boolean hasUserSettings) {
    this.hasUserSettings = hasUserSettings;
  }

  /** Decides how a request is handled. */
  public Lane choose(RawRequest request) {
    if (!WireMockLimits.canParse(request)) {
      return Lane.UNRECORDED;
    }
    return !isClosed && !hasUserSettings && isPlain(request) ? Lane.FAST : Lane.WIREMOCK;
  }

  /** Whether WireMock parses nothing of it in its own way, such as cookies or another charset. */
  private static boolean isPlain(RawRequest request) {
    return (request.method().equals("POST") || request.method().equals("GET"))
        && request.header("Cookie").isEmpty()
        && isUtf8(request.header("Content-Type").orElse(""));
  }

  private static boolean isUtf8(String type) {
    int end = type.indexOf(';');
    return end < 0
        || !type.regionMatches(true, 0, FORM, 0, FORM.length())
        || type.substring(end + 1).strip().equalsIgnoreCase("charset=utf-8");
  }

  /**
   * Adds a call to WireMock's journal.
   *
   * @return the headers that WireMock would have added to the response
   */
  public List<Header> record(RawRequest request, RawResponse response, Request jettyRequest) {
    FastLaneEvent event = new FastLaneEvent(request, response, Origin.of(jettyRequest), stub);
    calls.add(number -> event);
    return event.stubHeaders();
  }

  /** The simulator's stub. */
  public SimulatorStub stub() {
    return stub;
  }

  /** WireMock's stores, with a journal of the calls of both lanes. */
  public Stores stores(FileSource files) {
    return new RingJournalStores(files, calls);
  }

  BoundedRing<LoggedCall> calls() {
    return calls;
  }
}
