package io.github.bsskit.simulator.store;

import io.github.bsskit.simulator.world.PrintableText;
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

  /** URLs of all kinds, so that one with a typing error does not become a directory. */
  private static final Pattern ANY_URL =
      Pattern.compile("(?is)(jdbc|postgres|postgresql):.*|.*://.*");

  private static final Pattern SCHEMA_NAME = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

  /** The default schema. */
  public static final String SCHEMA = "bss_simulator";

  /** The default timeout. */
  public static final Duration TIMEOUT = Duration.ofSeconds(10);

  /** A day. */
  private static final Duration LONGEST = Duration.ofDays(1);

  /**
   * Checks what can be checked without opening it.
   *
   * @throws IllegalArgumentException if the location is empty, has control characters or is another
   *     URL, if the schema is not a plain name, or if the timeout is not within 1 second to a day
   */
  public StoreOptions {
    String place = location.orElse(SCHEMA);
    if (place.isBlank() || !place.equals(PrintableText.line(place))) {
      throw new IllegalArgumentException(
          "invalid --store"
              + (place.startsWith("jdbc:") ? "" : " \"" + place + "\"")
              + ": use a directory whose name has no control characters, or a URL such as"
              + " jdbc:postgresql://HOST/DATABASE");
    }
    if (ANY_URL.matcher(place).matches() && !place.startsWith(PostgresUrl.PREFIX)) {
      throw new IllegalArgumentException(
          "unsupported URL in --store: use one of PostgreSQL such as"
              + " jdbc:postgresql://HOST:PORT/DATABASE?user=USER&password=PASSWORD, with jdbc: in"
              + " front, or a directory");
    }
    if (!SCHEMA_NAME.matcher(schema).matches() || schema.startsWith("pg_")) {
      throw new IllegalArgumentException(
          "invalid --store-schema \""
              + schema
              + "\": use at most 63 lowercase letters, digits and _, beginning with a letter, but"
              + " not with pg_");
    }
    if (timeout.compareTo(Duration.ofSeconds(1)) < 0 || timeout.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "invalid --store-timeout "
              + timeout.toSeconds()
              + ": use 1 to "
              + LONGEST.toSeconds()
              + " seconds");
    }
  }

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
