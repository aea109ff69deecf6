package io.github.bsskit.conformance.crooked;

import java.util.function.Consumer;

/**
 * A way in which a server differs from the base.
 *
 * @param description one line
 * @param bend makes the difference
 */
public record Variant(String description, Consumer<Behaviour> bend) {

  /** Starts a server that differs in this way, its rate counted over so many seconds. */
  public ReferenceServer start(int rateSeconds) {
    return new ReferenceServer(
        bend.andThen(behaviour -> behaviour.limitMillis = rateSeconds * 1000L));
  }

  /** Starts a server that differs in this way and tells its own profile. */
  public ReferenceServer startIntroducingItself() {
    return new ReferenceServer(bend.andThen(behaviour -> behaviour.tellsProfile = true));
  }

  /** Starts a server that differs in this way. */
  public ReferenceServer start() {
    return new ReferenceServer(bend);
  }
}
