package io.github.bsskit.simulator.gateway;

import static io.github.bsskit.contract.GatewayError.THROTTLING_USER;

import io.github.bsskit.contract.Operation;
import io.github.bsskit.contract.RateLimit;
import io.github.bsskit.simulator.api.ThrottlingMode;
import io.github.bsskit.simulator.world.AccessKey;
import io.github.bsskit.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Enforces the documented rate limits. */
final class Throttle {

  private final World world;
  private final ThrottlingMode throttling;

  Throttle(World world, ThrottlingMode throttling) {
    this.world = world;
    this.throttling = throttling;
  }

  boolean isEnforced() {
    return throttling != ThrottlingMode.OFF;
  }

  StageResult<AccessKey> admit(AccessKey caller, Operation operation) {
    if (!isEnforced() || operation.rateLimit().isEmpty()) {
      return StageResult.pass(caller);
    }
    RateLimit limit = operation.rateLimit().get();
    Instant now = world.now(caller.accountId());
    Optional<Duration> wait =
        world.rates().admit(caller.accountId(), operation.action(), limit, now);
    return wait.isEmpty()
        ? StageResult.pass(caller)
        : StageResult.reject(rejection().with(headers(limit, wait.get(), now)));
  }

  /**
   * The rejection of a request regardless of the caller's rate; the limit is 0 if there is none.
   */
  Rejection rejection(AccessKey caller, Operation operation) {
    RateLimit limit = operation.rateLimit().orElse(new RateLimit(0, Duration.ofMinutes(1)));
    return rejection().with(headers(limit, limit.period(), world.now(caller.accountId())));
  }

  private Rejection rejection() {
    Rejection documented = Rejection.of(THROTTLING_USER);
    return throttling == ThrottlingMode.HTTP429 ? documented.withStatus(429) : documented;
  }

  /** Undocumented headers that clients read (G; that they are sent: I). */
  private static List<Header> headers(RateLimit limit, Duration wait, Instant now) {
    long milliseconds = Math.max(1, wait.toMillis());
    String rate =
        "Limit:"
            + limit.requests()
            + ",Remain:0,TimeLeft:"
            + milliseconds
            + ",Reset:"
            + (now.toEpochMilli() + milliseconds);
    return List.of(
        new Header("x-acs-retry-after", Long.toString(milliseconds)),
        new Header("X-RateLimit-User", rate),
        new Header("X-RateLimit-User-API", rate));
  }
}
