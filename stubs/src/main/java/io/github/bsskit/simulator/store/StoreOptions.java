package io.github.bsskit.simulator.store;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a simulator keeps its state.
 *
 * @param location a directory, or a JDBC URL of PostgreSQL; empty for memory
 * @param schema the schema in PostgreSQL
 * @param timeout how long a start waits for PostgreSQL, and a call at most
 */
public record StoreOptions(Optional<String> location, String schema, Duration timeout) {

  private static final Pattern URL =
      Pattern.compile("jdbc:postgresql:(//)?([^?]*@)?(?<place>[^?]*)");

  /** The default schema. */
  public static final String SCHEMA = "bss_simulator";

  /** The default timeout. */
  public static final Duration TIMEOUT = Duration.ofSeconds(10);

  /** What it is, without credentials: user information and parameters of a URL are left out. */
  @Override
  public String toString() {
    if (location.isEmpty()) {
      return "memory";
    }
    Matcher url = URL.matcher(location.get());
    return url.lookingAt()
        ? "PostgreSQL " + url.group("place") + ", schema " + schema
        : "directory " + location.get();
  }

  /** The state is in memory. */
  public static StoreOptions memory() {
    return new StoreOptions(Optional.empty(), SCHEMA, TIMEOUT);
  }
}
