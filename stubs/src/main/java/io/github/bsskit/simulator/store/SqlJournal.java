package io.github.bsskit.simulator.store;

import io.github.bsskit.simulator.world.StoredJournal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The journal of one generation. Its rows are numbered through all generations. */
final class SqlJournal implements StoredJournal {

  /** Numbers that are missing below this many others belong to no call that is being kept. */
  private static final int UNFINISHED = 1_000;

  private static final String COLUMNS =
      "SELECT number - (SELECT journal_base FROM world WHERE id = 1), account, content FROM journal"
          + " WHERE generation = ?";

  private final Database database;
  private final SqlRecords records;

  SqlJournal(Database database, SqlRecords records) {
    this.database = database;
    this.records = records;
  }

  @Override
  public void append(StoredCall call) {
    records.append(call);
  }

  private static StoredCall call(ResultSet row) throws SQLException {
    Long account = Sql.longOrNull(row, 2);
    return new StoredCall(
        row.getLong(1),
        account == null ? OptionalLong.empty() : OptionalLong.of(account),
        row.getBytes(3));
  }

  @Override
  public List<StoredCall> latest(long after, int limit) {
    List<StoredCall> calls =
        new ArrayList<>(
            database.read(
                connection ->
                    Sql.list(
                        connection,
                        SqlJournal::call,
                        COLUMNS
                            + " AND number > ? + (SELECT journal_base FROM world WHERE id = 1)"
                            + " ORDER BY number DESC LIMIT ?",
                        records.generation(),
                        after,
                        limit)));
    Collections.reverse(calls);
    return calls;
  }

  @Override
  public Optional<StoredCall> find(long number) {
    return database
        .read(
            connection ->
                Sql.list(
                    connection,
                    SqlJournal::call,
                    COLUMNS + " AND number = ? + (SELECT journal_base FROM world WHERE id = 1)",
                    records.generation(),
                    number))
        .stream()
        .findFirst();
  }

  /** Calls get their numbers before they are kept, so smaller numbers may appear later. */
  @Override
  public long lastNumber() {
    return database.read(
        connection -> {
          long base =
              Sql.number(connection, "SELECT journal_base FROM world WHERE id = 1").orElseThrow();
          long cleared =
              Sql.number(connection, "SELECT journal_last FROM world WHERE id = 1").orElseThrow();
          List<Long> newest =
              Sql.list(
                  connection,
                  row -> row.getLong(1),
                  "SELECT number FROM journal WHERE generation = ? AND number > ?"
                      + " ORDER BY number DESC LIMIT ?",
                  records.generation(),
                  cleared,
                  UNFINISHED);
          return beforeGap(Math.max(base, cleared), newest) - base;
        });
  }

  /** The last number before the first one that is missing. */
  private static long beforeGap(long start, List<Long> newestFirst) {
    long last = newestFirst.isEmpty() ? start : newestFirst.get(newestFirst.size() - 1);
    for (int i = newestFirst.size() - 2; i >= 0 && newestFirst.get(i) == last + 1; i--) {
      last = newestFirst.get(i);
    }
    return last;
  }

  @Override
  public long removals() {
    return database
        .read(
            connection -> Sql.number(connection, "SELECT journal_removals FROM world WHERE id = 1"))
        .orElse(0L);
  }

  @Override
  public void clear(OptionalLong account) {
    database.change(
        connection -> {
          Sql.update(
              connection,
              "UPDATE world SET journal_removals = journal_removals + 1, journal_last ="
                  + " COALESCE((SELECT max(number) FROM journal), journal_last) WHERE id = 1");
          return account.isPresent()
              ? Sql.update(
                  connection,
                  "DELETE FROM journal WHERE generation = ? AND account = ?",
                  records.generation(),
                  account.getAsLong())
              : Sql.update(
                  connection, "DELETE FROM journal WHERE generation = ?", records.generation());
        });
  }
}
