package io.github.bsskit.simulator.store;

import io.github.bsskit.simulator.world.StateReplacedException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalLong;

/**
 * The rows of a table, read in pages while they are iterated over, so that they need no memory.
 * What is added after the iteration has begun is left out. An iteration fails with {@link
 * StateReplacedException} if the state is replaced before its end, since its rows are deleted then.
 *
 * @param <T> what a row is read as
 */
final class Pages<T> implements Iterable<T> {

  private static final int SIZE = 1_000;

  private record Placed<T>(long position, T value) {}

  private final Database database;
  private final long generation;
  private final Sql.Row<T> reader;
  private final String last;
  private final String page;

  /** The last position; empty for that of the last row when an iteration begins. */
  private final OptionalLong end;

  /**
   * Creates a view.
   *
   * @param reader reads the columns, which begin with the second
   */
  Pages(Database database, long generation, String table, String columns, Sql.Row<T> reader) {
    this.database = database;
    this.generation = generation;
    this.reader = reader;
    this.last = "SELECT max(position) FROM " + table + " WHERE generation = ?";
    this.page =
        "SELECT position, "
            + columns
            + " FROM "
            + table
            + " WHERE generation = ? AND position > ? AND position <= ? ORDER BY position LIMIT "
            + SIZE;
    this.end = OptionalLong.empty();
  }

  private Pages(Pages<T> view, long end) {
    this.database = view.database;
    this.generation = view.generation;
    this.reader = view.reader;
    this.last = view.last;
    this.page = view.page;
    this.end = OptionalLong.of(end);
  }

  /** The rows that a connection sees: none that belongs to an account which it does not see. */
  Pages<T> asOf(Connection connection) throws SQLException {
    return new Pages<>(this, Sql.number(connection, last, generation).orElse(0L));
  }

  @Override
  public Iterator<T> iterator() {
    return new PageIterator();
  }

  private Placed<T> read(ResultSet row) throws SQLException {
    return new Placed<>(row.getLong(1), reader.read(row));
  }

  private final class PageIterator implements Iterator<T> {
    private final long end = Pages.this.end.orElseGet(this::lastPosition);
    private long position;
    private Iterator<Placed<T>> rows = List.<Placed<T>>of().iterator();

    private long lastPosition() {
      return database.read(connection -> Sql.number(connection, last, generation)).orElse(0L);
    }

    @Override
    public boolean hasNext() {
      if (!rows.hasNext() && position < end) {
        rows = readPage().iterator();
      }
      return rows.hasNext();
    }

    private List<Placed<T>> readPage() {
      List<Placed<T>> next =
          database.read(
              connection ->
                  Sql.list(connection, Pages.this::read, page, generation, position, end));
      if (next.size() < SIZE) {
        checkGeneration();
        position = end;
      }
      return next;
    }

    private void checkGeneration() {
      boolean isPresent =
          database
              .read(
                  connection ->
                      Sql.number(
                          connection, "SELECT id FROM world WHERE generation = ?", generation))
              .isPresent();
      if (!isPresent) {
        throw new StateReplacedException();
      }
    }

    @Override
    public T next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Placed<T> row = rows.next();
      position = Math.max(position, row.position());
      return row.value();
    }
  }
}
