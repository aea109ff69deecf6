package io.github.bsskit.simulator.host;

import io.github.bsskit.simulator.gateway.RawRequest;

/**
 * The way past WireMock's pipeline, for calls to which nothing of the user's could apply. It is
 * open while our stub is the only one and as we made it, and nothing else is set that WireMock
 * would have to mind; what comes out is the same either way.
 */
final class FastLane {

  private static final String FORM = "application/x-www-form-urlencoded";

  private final SimulatorStub stub;
  private final CallRing calls;
  private volatile boolean isClosed;
  private volatile boolean isClear = true;

  /**
   * A lane.
   *
   * @param isOpen whether it may be used at all
   */
  FastLane(SimulatorStub stub, CallRing calls, boolean isOpen) {
    this.stub = stub;
    this.calls = calls;
    this.isClosed = !isOpen;
  }

  /** Closes it for good. */
  void close() {
    isClosed = true;
  }

  /** Notes whether there is nothing of the user's at the moment. */
  void clear(boolean isClear) {
    this.isClear = isClear;
  }

  /**
   * Whether a call may pass. Few calls have what WireMock reads in a way of its own, such as
   * cookies or another charset; it is left to it.
   */
  boolean takes(RawRequest call) {
    return isClear
        && !isClosed
        && (call.method().equals("POST") || call.method().equals("GET"))
        && call.header("Cookie").isEmpty()
        && isPlain(call.header("Content-Type").orElse(""));
  }

  /** No parameters of the type but the one charset that everybody uses. */
  private static boolean isPlain(String type) {
    int end = type.indexOf(';');
    return end < 0
        || !type.regionMatches(true, 0, FORM, 0, FORM.length())
        || type.substring(end + 1).strip().equalsIgnoreCase("charset=utf-8");
  }

  /** The stub that a call would have matched. */
  SimulatorStub stub() {
    return stub;
  }

  /** What WireMock's journal shows. */
  CallRing calls() {
    return calls;
  }
}
