package io.github.bsskit.simulator.control;

import io.github.bsskit.simulator.gateway.RawRequest;
import io.github.bsskit.simulator.gateway.RawResponse;
import java.time.Instant;

/** Receives every call that was answered. */
@FunctionalInterface
public interface CallListener {

  /** Receives one call; it must neither keep nor change it. */
  void answered(Instant time, RawRequest request, RawResponse response);
}
