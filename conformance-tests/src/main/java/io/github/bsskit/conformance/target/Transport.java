package io.github.bsskit.conformance.target;

import java.time.Duration;

/** A way to send one request and take what comes back; it never throws for what a target does. */
interface Transport {

  WireResult send(Request request, Duration limit);
}
