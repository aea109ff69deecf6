package io.github.bsskit.simulator.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Creates the tables of a schema, or brings them up to date. */
final class PostgresSchema {

  /** The version of the tables: that of the last file among the migrations. */
  static final int VERSION = 1;

  /** The folder of the migrations, files of Flyway. */
  static final String MIGRATIONS = "io/github/bsskit/simulator/store/postgresql";

  private static final String HISTORY = "schema_history";
  private static final int OLDEST = 15;
  private static final int ATTEMPTS = 5;

  private final DataSource connections;
  private final String name;

  PostgresSchema(DataSource connections, String name) {
    this.connections = connections;
    this.name = name;
  }

  /**
   * Brings the tables up to date; other simulators may do the same.
   *
   * @throws IllegalStateException if they cannot be used
   */
  void migrate() throws SQLException {
    try (Connection connection = connections.getConnection()) {
      checkVersion(connection);
    }
    for (int attempt = 1; !isCurrent(); attempt++) {
      try {
        createSchema();
        flyway().migrate();
      } catch (FlywayException | SQLException concurrent) {
        if (attempt == ATTEMPTS) {
          throw new IllegalStateException(
              "cannot create the tables of schema "
                  + name
                  + " ("
                  + firstLine(concurrent)
                  + "): use an empty schema (--store-schema) and a user who can create tables in"
                  + " it",
              concurrent);
        }
      }
    }
  }

  /**
   * Whether the tables are up to date, so that Flyway is not needed, which takes long to start.
   *
   * @throws IllegalStateException if a newer simulator made them
   */
  private boolean isCurrent() throws SQLException {
    try (Connection connection = connections.getConnection()) {
      boolean exists =
          Sql.number(
                  connection,
                  "SELECT 1 FROM information_schema.tables"
                      + " WHERE table_schema = ? AND table_name = ?",
                  name,
                  HISTORY)
              .isPresent();
      long version =
          exists
              ? Sql.number(
                      connection,
                      "SELECT max(CAST(version AS int)) FROM " + HISTORY + " WHERE success")
                  .orElse(0L)
              : 0;
      if (version > VERSION) {
        throw new IllegalStateException(
            "the tables of schema "
                + name
                + " were made by a newer simulator (version "
                + version
                + " instead of "
                + VERSION
                + "): use that simulator, or another --store-schema");
      }
      return version == VERSION;
    }
  }

  private static String firstLine(Exception error) {
    return String.valueOf(error.getMessage()).strip().split("\\R", 2)[0];
  }

  /** Databases of other vendors speak the protocol with versions of their own. */
  private static void checkVersion(Connection connection) throws SQLException {
    String version =
        Sql.list(connection, row -> row.getString(1), "SELECT version()").stream()
            .findFirst()
            .orElse("");
    boolean isPostgres = version.startsWith("PostgreSQL ") && !version.contains("-YB-");
    if (isPostgres && connection.getMetaData().getDatabaseMajorVersion() < OLDEST) {
      throw new IllegalStateException(
          "the database is "
              + version.split(",")[0].split(" \\(")[0]
              + ": use PostgreSQL "
              + OLDEST
              + " or newer");
    }
  }

  private void createSchema() throws SQLException {
    try (Connection connection = connections.getConnection()) {
      boolean exists =
          Sql.number(
                  connection,
                  "SELECT 1 FROM information_schema.schemata WHERE schema_name = ?",
                  name)
              .isPresent();
      if (!exists) {
        Sql.update(connection, "CREATE SCHEMA IF NOT EXISTS \"" + name + "\"");
      }
    }
  }

  private Flyway flyway() {
    return Flyway.configure(PostgresSchema.class.getClassLoader())
        .dataSource(connections)
        .defaultSchema(name)
        .createSchemas(false)
        .table(HISTORY)
        .locations("classpath:" + MIGRATIONS)
        .load();
  }
}
