package io.github.bsskit.simulator.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/** Creates the tables of a schema, or brings them up to date. */
final class PostgresSchema {

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
    for (int attempt = 1; ; attempt++) {
      try {
        createSchema();
        Flyway flyway = flyway();
        checkTables(flyway);
        flyway.migrate();
        return;
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
        Sql.update(connection, "CREATE SCHEMA IF NOT EXISTS " + name);
      }
    }
  }

  private Flyway flyway() {
    return Flyway.configure(PostgresSchema.class.getClassLoader())
        .dataSource(connections)
        .defaultSchema(name)
        .createSchemas(false)
        .table("schema_history")
        .locations("classpath:io/github/bsskit/simulator/store/postgresql")
        .load();
  }

  private void checkTables(Flyway flyway) {
    for (MigrationInfo migration : flyway.info().all()) {
      if (migration.getState() == MigrationState.FUTURE_SUCCESS) {
        throw new IllegalStateException(
            "the tables of schema "
                + name
                + " were made by a newer simulator (version "
                + migration.getVersion()
                + "): use that simulator, or another --store-schema");
      }
    }
  }
}
