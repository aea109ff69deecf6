package io.github.bsskit.simulator.store;

import io.github.bsskit.simulator.metrics.StoreCounts;
import io.github.bsskit.simulator.world.MemoryStore;
import io.github.bsskit.simulator.world.Store;
import io.github.bsskit.simulator.world.StoreUnavailableException;
import io.github.bsskit.simulator.world.WorldSettings;
import java.util.function.Supplier;

/** Opens stores. */
public final class Stores {

  private Stores() {}

  /**
   * Opens a store, whose state is the initial one if it was empty.
   *
   * @param faults creates what reads and writes faults, which memory does not need
   * @param journalSize how many calls of the journal it keeps at most, besides the latest ones
   * @param counts counts the work of a database; see {@link TimedDatabase}
   * @throws IllegalArgumentException if the options are invalid
   * @throws IllegalStateException if the store cannot be opened; the message has the fix
   */
  public static Store open(
      StoreOptions options,
      WorldSettings settings,
      Supplier<FaultFormat> faults,
      int journalSize,
      StoreCounts counts) {
    if (options.location().isEmpty()) {
      return new MemoryStore(settings);
    }
    Database database = new TimedDatabase(open(options, options.location().get()), counts);
    try {
      return new SqlStore(database, settings, faults.get(), journalSize);
    } catch (StoreUnavailableException unavailable) {
      database.close();
      throw new IllegalStateException(unavailable.getMessage(), unavailable.getCause());
    } catch (RuntimeException unusable) {
      database.close();
      throw unusable;
    }
  }

  private static Database open(StoreOptions options, String location) {
    if (location.startsWith(PostgresUrl.PREFIX)) {
      return needing(
          "org.postgresql:postgresql, com.zaxxer:HikariCP and"
              + " org.flywaydb:flyway-database-postgresql",
          () -> PostgresDatabase.open(location, options.schema(), options.timeout()));
    }
    return needing(
        "org.xerial:sqlite-jdbc", () -> SqliteDatabase.open(location, options.timeout()));
  }

  /** Opens a database whose libraries users of ours need not have. */
  private static Database needing(String libraries, Supplier<Database> opening) {
    try {
      return opening.get();
    } catch (NoClassDefFoundError missing) {
      throw new IllegalStateException(
          "the store needs the class "
              + String.valueOf(missing.getMessage()).replace('/', '.')
              + ": add "
              + libraries
              + " to the class path",
          missing);
    }
  }
}
