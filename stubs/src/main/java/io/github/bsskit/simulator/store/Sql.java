package io.github.bsskit.simulator.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs SQL that all databases of stores have in common. */
final class Sql {

  /** Reads a row. */
  @FunctionalInterface
  interface Row<T> {

    T read(ResultSet row) throws SQLException;
  }

  private Sql() {}

  /** Sets all parameters, of which null is allowed. */
  static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
  }

  /** Reads all rows. */
  static <T> List<T> list(Connection connection, Row<T> row, String sql, Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, parameters);
      try (ResultSet rows = statement.executeQuery()) {
        List<T> all = new ArrayList<>();
        while (rows.next()) {
          all.add(value(row, rows));
        }
        return all;
      }
    }
  }

  /** Reads a value; if it is not one that was written, the file is damaged. */
  private static <T> T value(Row<T> row, ResultSet rows) throws SQLException {
    try {
      return row.read(rows);
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException unreadable) {
      throw new SQLDataException("unreadable row: " + unreadable.getMessage(), unreadable);
    }
  }

  /** Reads the first row, whose first column is not null; empty if there is none or it is. */
  static Optional<Long> number(Connection connection, String sql, Object... parameters)
      throws SQLException {
    return list(connection, row -> Optional.ofNullable(longOrNull(row, 1)), sql, parameters)
        .stream()
        .findFirst()
        .flatMap(first -> first);
  }

  /** A number, or null. */
  static Long longOrNull(ResultSet row, int column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? null : number;
  }

  /** Changes rows; returns how many. */
  static int update(Connection connection, String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, parameters);
      return statement.executeUpdate();
    }
  }
}
