package io.github.bsskit.simulator.store;

import java.time.Duration;
import java.util.Optional;

/**
 * Where a simulator keeps its state.
 *
 * @param location a directory, or a JDBC URL of PostgreSQL; empty for memory
 * @param schema the schema in PostgreSQL
 * @param timeout how long a start waits for PostgreSQL, and a call at most
 */
public record StoreOptions(Optional<String> location, String schema, Duration timeout) {

  /** The default schema. */
  public static final String SCHEMA = "bss_simulator";

  /** The default timeout. */
  public static final Duration TIMEOUT = Duration.ofSeconds(10);

  /** The state is in memory. */
  public static StoreOptions memory() {
    return new StoreOptions(Optional.empty(), SCHEMA, TIMEOUT);
  }
}
