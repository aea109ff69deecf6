package io.github.bsskit.simulator.gateway;

import java.time.Duration;

/**
 * How an answer goes out.
 *
 * @param extent how much of it
 * @param delay how long it is held back; zero for not at all
 */
public record Delivery(Extent extent, Duration delay) {

  /** At once, and all of it: as answers go out unless somebody has asked otherwise. */
  public static final Delivery COMPLETE = new Delivery(Extent.COMPLETE, Duration.ZERO);

  /** How much of an answer goes out. */
  public enum Extent {
    /** All. */
    COMPLETE,
    /** Its head, which promises all, and half of its body; then the connection is closed. */
    TRUNCATED,
    /** Nothing; the connection is closed. */
    DROPPED
  }

  /** Whether the caller gets to know what became of the call. */
  public boolean isLost() {
    return extent != Extent.COMPLETE;
  }
}
