package io.github.bsskit.simulator.testing;

import io.github.bsskit.simulator.Settings;
import io.github.bsskit.simulator.store.StoreOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Where a simulator can keep its state. */
public enum StoreKind {
  MEMORY,
  DIRECTORY,
  POSTGRESQL;

  /** A place that holds nothing yet. */
  public StoreOptions newPlace() {
    return switch (this) {
      case MEMORY -> StoreOptions.memory();
      case DIRECTORY -> options(newDirectory().toString(), StoreOptions.SCHEMA);
      case POSTGRESQL -> options(PostgresServer.shared().url(), PostgresServer.newSchema());
    };
  }

  /** Settings of a simulator with a place that holds nothing yet. */
  public Settings newPlace(Settings settings) {
    StoreOptions place = newPlace();
    place.location().ifPresent(settings::store);
    return settings.storeSchema(place.schema());
  }

  /** The kind with a name, for example {@code directory}. */
  static StoreKind named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  private static StoreOptions options(String location, String schema) {
    return new StoreOptions(Optional.of(location), schema, StoreOptions.TIMEOUT);
  }

  /** Below the build's own directory, which {@code mvn clean} deletes. */
  private static Path newDirectory() {
    try {
      Path parent = Files.createDirectories(Path.of("target", "stores"));
      return Files.createTempDirectory(parent, "store");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
