package io.github.bsskit.simulator.api;

import java.time.Duration;

/**
 * Builds a fault: first the calls that it applies to, then its effect, which arms it.
 *
 * <p>By default it applies to the next matching call only.
 */
public interface FaultBuilder {

  /**
   * Matches only calls with this access key.
   *
   * @throws IllegalArgumentException if there is no such key, or another one was chosen before
   */
  FaultBuilder withKey(String accessKeyId);

  /**
   * Matches only calls with exactly this value of a parameter; can be used for several parameters.
   *
   * @throws IllegalArgumentException if the operation has no such parameter
   */
  FaultBuilder withParameter(String name, String value);

  /** Applies to this many calls, at least 1. */
  FaultBuilder times(int calls);

  /** Applies to every n-th matching call, at least 1; without {@link #times} until disarmed. */
  FaultBuilder every(int calls);

  /**
   * Applies to matching calls at random; without {@link #times} until disarmed.
   *
   * @param share above 0 and at most 1
   * @param seed the same seed selects the same calls
   */
  FaultBuilder probability(double share, long seed);

  /**
   * Returns an error instead of executing the call.
   *
   * @param error the code or the name of an error that the operation or the gateway documents, for
   *     example {@code InternalError}
   * @throws IllegalArgumentException if it is not documented; the message lists all that are
   */
  ArmedFault returnError(String error);

  /** Executes the call, then closes the connection without a response. */
  ArmedFault commitThenDrop();

  /**
   * Executes the call at once and delays the response.
   *
   * @param delay at most 10 minutes
   */
  ArmedFault commitThenDelay(Duration delay);

  /** Closes the connection without a response and without executing the call. */
  ArmedFault dropBeforeCommit();

  /**
   * Delays the execution of the call, and so its response. At most 300 calls that go through
   * WireMock are delayed at the same time; more get ServiceUnavailable.
   *
   * @param delay at most 10 minutes
   */
  ArmedFault latency(Duration delay);

  /** Executes the call and sends only half of the response body. */
  ArmedFault truncatedBody();

  /** Executes the call and sends the response with an HTML content type. */
  ArmedFault wrongContentType();

  /** Throttles the call, whatever the caller's rate. */
  ArmedFault throttle();
}
