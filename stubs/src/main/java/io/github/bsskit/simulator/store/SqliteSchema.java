package io.github.bsskit.simulator.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;

/**
 * The tables of a directory. The format's number is in the file's header ({@code user_version});
 * reading it takes less than a millisecond, where Flyway would add a third to the time of a start.
 */
final class SqliteSchema {

  /** The newest format. */
  private static final int FORMAT = 1;

  /** Marks a file as ours in its header: "bssk". */
  private static final int APPLICATION = 0x6273736b;

  private SqliteSchema() {}

  /**
   * Creates the tables, or changes those of an older format.
   *
   * @throws IllegalArgumentException if the file is of a newer format or not a simulator's
   */
  static void apply(Connection connection, Path file) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      int application = number(statement, "PRAGMA application_id");
      int format = number(statement, "PRAGMA user_version");
      if (format > FORMAT) {
        throw new IllegalArgumentException(
            "the store "
                + file.getParent()
                + " has format "
                + format
                + " of a newer simulator, and this one knows formats up to "
                + FORMAT
                + ": use the newer simulator, or another directory");
      }
      if (application != APPLICATION
          && number(statement, "SELECT count(*) FROM sqlite_master") > 0) {
        throw new IllegalArgumentException(
            file + " was not made by a simulator: use another directory");
      }
      if (format < FORMAT) {
        migrate(statement, format);
      }
    }
  }

  private static void migrate(Statement statement, int format) throws SQLException {
    statement.execute("BEGIN IMMEDIATE");
    for (int next = format + 1; next <= FORMAT; next++) {
      for (String command : script(next).split(";")) {
        if (!command.isBlank()) {
          statement.execute(command);
        }
      }
    }
    statement.execute("PRAGMA application_id = " + APPLICATION);
    statement.execute("PRAGMA user_version = " + FORMAT);
    statement.execute("COMMIT");
    // Reads the statistics.
    statement.execute("ANALYZE sqlite_schema");
  }

  /** Rewrites the format's number, which changes nothing but needs to write. */
  static void rewrite(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA user_version = " + FORMAT);
    }
  }

  private static String script(int format) {
    try (InputStream text = SqliteSchema.class.getResourceAsStream("sqlite/V" + format + ".sql")) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("--"))
          .collect(Collectors.joining("\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int number(Statement statement, String query) throws SQLException {
    try (ResultSet result = statement.executeQuery(query)) {
      return result.getInt(1);
    }
  }
}
