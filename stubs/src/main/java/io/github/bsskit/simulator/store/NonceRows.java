package io.github.bsskit.simulator.store;

import io.github.bsskit.simulator.world.WorldSnapshot.UsedNonces;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** The used nonces of a generation by key and time, read while they are iterated over. */
final class NonceRows implements Iterable<UsedNonces> {

  private static final int PAGE = 5_000;

  private final Database database;
  private final long generation;

  /** The keys and times whose nonces there are. */
  private final List<UsedNonces> used;

  /**
   * Creates a view.
   *
   * @param connection whose nonces: no key that it does not see has any
   */
  NonceRows(Database database, Connection connection, long generation) throws SQLException {
    this.database = database;
    this.generation = generation;
    this.used =
        Sql.list(
            connection,
            row -> used(row.getString(1), row.getLong(2)),
            "SELECT DISTINCT key_id, until FROM nonces WHERE generation = ?"
                + " ORDER BY key_id, until",
            generation);
  }

  @Override
  public Iterator<UsedNonces> iterator() {
    return used.iterator();
  }

  private UsedNonces used(String keyId, long until) {
    return new UsedNonces(
        keyId, Instant.ofEpochSecond(until), () -> new HashIterator(keyId, until));
  }

  private final class HashIterator implements Iterator<Long> {
    private final String keyId;
    private final long until;
    private List<Long> page = List.of();
    private int next;
    private boolean isLast;

    private HashIterator(String keyId, long until) {
      this.keyId = keyId;
      this.until = until;
    }

    @Override
    public boolean hasNext() {
      if (next == page.size() && !isLast) {
        page = read();
        isLast = page.size() < PAGE;
        next = 0;
      }
      return next < page.size();
    }

    private List<Long> read() {
      boolean isFirst = page.isEmpty();
      return database.read(
          connection ->
              Sql.list(
                  connection,
                  row -> row.getLong(1),
                  "SELECT hash FROM nonces WHERE generation = ? AND key_id = ? AND until = ?"
                      + " AND hash "
                      + (isFirst ? ">=" : ">")
                      + " ? ORDER BY hash LIMIT "
                      + PAGE,
                  generation,
                  keyId,
                  until,
                  isFirst ? Long.MIN_VALUE : page.get(page.size() - 1)));
    }

    @Override
    public Long next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return page.get(next++);
    }
  }
}
