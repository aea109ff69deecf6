package io.github.bsskit.simulator.gateway;

import static io.github.bsskit.contract.GatewayError.THROTTLING_USER;

import io.github.bsskit.contract.Blame;
import io.github.bsskit.contract.DocumentedError;
import io.github.bsskit.contract.Operation;
import io.github.bsskit.contract.RateLimit;
import io.github.bsskit.simulator.api.ThrottlingMode;
import io.github.bsskit.simulator.world.AccessKey;
import io.github.bsskit.simulator.world.WorldState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Enforces rate limits, and writes every throttled response, requested ones too. */
final class Throttle {

  /** The time to wait after a requested throttling of an operation without a rate limit (I). */
  private static final Duration WAIT_WITHOUT_LIMIT = Duration.ofSeconds(1);

  private static final int TOO_MANY_REQUESTS = 429;

  private final WorldState world;
  private final ThrottlingMode throttling;

  Throttle(WorldState world, ThrottlingMode throttling) {
    this.world = world;
    this.throttling = throttling;
  }

  boolean isEnforced() {
    return throttling != ThrottlingMode.OFF;
  }

  /** The rate limit of an operation, whether or not it is enforced. */
  Optional<RateLimit> limit(Operation operation) {
    return throttling.hasQuotaPageLimits() && operation.rateLimit().isEmpty()
        ? operation.quotaPageRateLimit()
        : operation.rateLimit();
  }

  StageResult<AccessKey> admit(AccessKey caller, Operation operation) {
    Optional<RateLimit> limit = limit(operation);
    if (!isEnforced() || limit.isEmpty()) {
      return StageResult.pass(caller);
    }
    Instant now = world.now(caller.accountId());
    Optional<Duration> wait =
        world.records().admit(caller.accountId(), operation.action(), limit.get(), now);
    return wait.isEmpty()
        ? StageResult.pass(caller)
        : StageResult.reject(rejection(THROTTLING_USER, limit, wait.get(), now));
  }

  /** Whether an error means that a rate limit was exceeded. */
  static boolean isThrottling(DocumentedError error) {
    return error.blame() == Blame.RATE;
  }

  /** The HTTP status of an error in this throttling mode. */
  int status(DocumentedError error) {
    return isThrottling(error) && throttling.isHttp429() ? TOO_MANY_REQUESTS : error.status();
  }

  /**
   * The rejection of a request whatever the caller's rate, as if the rate had just been used up.
   */
  Rejection rejection(DocumentedError error, AccessKey caller, Operation operation) {
    Optional<RateLimit> limit = limit(operation);
    Duration wait = limit.map(RateLimit::period).orElse(WAIT_WITHOUT_LIMIT);
    return rejection(error, limit, wait, world.now(caller.accountId()));
  }

  /** With undocumented headers that clients read (G; that they are sent: I). */
  private Rejection rejection(
      DocumentedError error, Optional<RateLimit> limit, Duration wait, Instant now) {
    long milliseconds = Math.max(1, wait.toMillis());
    Header retryAfter = new Header("x-acs-retry-after", Long.toString(milliseconds));
    List<Header> headers =
        limit
            .map(known -> rate(known, milliseconds, now))
            .map(
                rate ->
                    List.of(
                        retryAfter,
                        new Header("X-RateLimit-User", rate),
                        new Header("X-RateLimit-User-API", rate)))
            .orElse(List.of(retryAfter));
    return Rejection.of(error).withStatus(status(error)).with(headers);
  }

  private static String rate(RateLimit limit, long milliseconds, Instant now) {
    return "Limit:"
        + limit.requests()
        + ",Remain:0,TimeLeft:"
        + milliseconds
        + ",Reset:"
        + (now.toEpochMilli() + milliseconds);
  }
}
