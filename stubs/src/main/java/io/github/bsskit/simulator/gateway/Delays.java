package io.github.bsskit.simulator.gateway;

import java.time.Duration;
import java.util.function.Consumer;

/** Delays calls before they are executed, on the calling thread or without one. */
@FunctionalInterface
public interface Delays {

  /** How a delay ended. */
  enum Ending {
    /** The time has passed. */
    OVER,
    /** The simulator is stopping. */
    STOPPING,
    /** It did not begin, because too many calls are delayed. */
    TOO_MANY
  }

  /**
   * Delays a call.
   *
   * @param next receives the ending once, before or after this method returns
   */
  void after(Duration delay, Consumer<Ending> next);
}
