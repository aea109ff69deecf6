package io.github.bsskit.conformance.crooked;

import java.util.function.Consumer;

/**
 * A difference from the base server.
 *
 * @param description one line
 * @param change makes the difference
 */
public record Variant(String description, Consumer<Behaviour> change) {

  /** Starts the server with a rate limit window of this many seconds. */
  public ReferenceServer start(int rateSeconds) {
    return new ReferenceServer(
        change.andThen(behaviour -> behaviour.limitMillis = rateSeconds * 1000L));
  }

  /** Starts the server so that it serves its own profile. */
  public ReferenceServer startServingProfile() {
    return new ReferenceServer(change.andThen(behaviour -> behaviour.servesProfile = true));
  }

  /** Starts the server. */
  public ReferenceServer start() {
    return new ReferenceServer(change);
  }
}
