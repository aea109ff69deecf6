package io.github.bsskit.conformance.target;

import java.time.Duration;

/** Sends one request; whatever the target does is a result, never an exception. */
interface Transport {

  WireResult send(Request request, Duration limit);
}
