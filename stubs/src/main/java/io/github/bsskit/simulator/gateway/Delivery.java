package io.github.bsskit.simulator.gateway;

import java.time.Duration;

/**
 * How a response is sent.
 *
 * @param delay before sending; may be zero
 */
public record Delivery(Extent extent, Duration delay) {

  /** The whole response without delay, as sent unless a fault was requested. */
  public static final Delivery COMPLETE = new Delivery(Extent.COMPLETE, Duration.ZERO);

  /** How much of a response is sent. */
  public enum Extent {
    /** Everything. */
    COMPLETE,
    /** The head, with the full length, and half of the body; then the connection is closed. */
    TRUNCATED,
    /** Nothing; the connection is closed. */
    DROPPED
  }

  /** Whether the caller does not receive the outcome. */
  public boolean isLost() {
    return extent != Extent.COMPLETE;
  }
}
