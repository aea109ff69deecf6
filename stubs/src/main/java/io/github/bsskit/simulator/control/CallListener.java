package io.github.bsskit.simulator.control;

import io.github.bsskit.simulator.gateway.RawRequest;
import io.github.bsskit.simulator.gateway.RawResponse;
import java.time.Instant;

/** Receives every call and its response. */
@FunctionalInterface
public interface CallListener {

  /** Receives a call; must neither keep nor change it. */
  void handled(Instant time, RawRequest request, RawResponse response);
}
