package io.github.bsskit.simulator.cli;

import io.github.bsskit.simulator.Settings;
import io.github.bsskit.simulator.store.StoreOptions;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say where the state is kept. */
final class StoreArguments {

  @Option(
      names = "--store",
      paramLabel = "DIR|URL",
      description =
          "Keeps the state: in a directory, or in PostgreSQL at a URL such as"
              + " jdbc:postgresql://host/database, which several simulators can share. A password"
              + " belongs into BSSKIT_STORE, which is not visible in process lists. Default:"
              + " memory.")
  private String location;

  @Option(
      names = "--store-schema",
      paramLabel = "NAME",
      description =
          "Schema in PostgreSQL, created if necessary; simulators with the same schema share their"
              + " state. Default: "
              + StoreOptions.SCHEMA
              + ".")
  private String schema;

  @Option(
      names = "--store-timeout",
      paramLabel = "SECONDS",
      description = "How long the start waits for PostgreSQL, and a call at most. Default: 10.")
  private Integer timeout;

  /** So that nobody whose --store was lost on the way uses the memory without knowing. */
  void check() throws CommandException {
    if (schema != null && (location == null || !location.startsWith("jdbc:"))) {
      throw new CommandException(
          "--store-schema is only for PostgreSQL: use --store with a URL, too, or remove it");
    }
    if (timeout != null && location == null) {
      throw new CommandException(
          "--store-timeout is without a store: use --store, too, or remove it");
    }
  }

  void applyTo(Settings settings) {
    Optional.ofNullable(location).ifPresent(settings::store);
    Optional.ofNullable(schema).ifPresent(settings::storeSchema);
    Optional.ofNullable(timeout)
        .ifPresent(seconds -> settings.storeTimeout(Duration.ofSeconds(seconds)));
  }
}
