package io.github.bsskit.simulator.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Rows that are written in groups.
 *
 * @param <T> what a row is made of
 */
final class RowBatch<T> {

  private static final int SIZE = 1_000;

  private final Database database;
  private final long generation;
  private final Function<T, Object[]> values;
  private final Function<T, RuntimeException> duplicate;
  private final String insert;
  private final List<T> rows = new ArrayList<>();

  /**
   * Without rows.
   *
   * @param duplicate the error of a row that exists; null to leave it out
   */
  RowBatch(
      Database database,
      long generation,
      String table,
      String columns,
      Function<T, Object[]> values,
      Function<T, RuntimeException> duplicate) {
    this.database = database;
    this.generation = generation;
    this.values = values;
    this.duplicate = duplicate;
    int count = columns.split(",").length;
    this.insert =
        "INSERT INTO "
            + table
            + " (generation, "
            + columns
            + ") VALUES (?"
            + ", ?".repeat(count)
            + ") ON CONFLICT DO NOTHING";
  }

  void add(T row) {
    rows.add(row);
    if (rows.size() == SIZE) {
      flush();
    }
  }

  void flush() {
    if (!rows.isEmpty()) {
      database.change(this::write);
      rows.clear();
    }
  }

  private int write(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      for (T row : rows) {
        Object[] columns = values.apply(row);
        statement.setObject(1, generation);
        for (int i = 0; i < columns.length; i++) {
          statement.setObject(i + 2, columns[i]);
        }
        statement.addBatch();
      }
      int[] counts = statement.executeBatch();
      for (int i = 0; i < counts.length; i++) {
        if (counts[i] == 0 && duplicate != null) {
          throw duplicate.apply(rows.get(i));
        }
      }
      return counts.length;
    }
  }
}
