package io.github.bsskit.simulator.store;

import io.github.bsskit.simulator.world.StoredJournal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/** The journal of one generation. Its rows are numbered through all generations. */
final class SqlJournal implements StoredJournal {

  /** Numbers that are missing below this many others belong to no call that is being kept. */
  private static final int UNFINISHED = 1_000;

  private static final Duration LONGEST_CALL = Duration.ofSeconds(10);

  private static final String COLUMNS =
      "SELECT number - (SELECT journal_base FROM world WHERE id = 1), account, content FROM journal"
          + " WHERE generation = ?";

  private final Database database;
  private final SqlRecords records;

  /** Up to here no number appears later. */
  private final AtomicLong complete = new AtomicLong();

  /** The last number before a missing one, and since when it has been missing. */
  private long gap = -1;

  private long gapSince;

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
    return database.read(
        connection -> {
          long base = base(connection);
          OptionalLong first = first(connection, base + after, limit);
          return first.isEmpty()
              ? List.<StoredCall>of()
              : Sql.list(
                  connection,
                  SqlJournal::call,
                  COLUMNS + " AND number >= ? ORDER BY number",
                  records.generation(),
                  first.getAsLong());
        });
  }

  /** The first of the most recent calls that fit. */
  private OptionalLong first(Connection connection, long after, int limit) throws SQLException {
    OptionalLong first = OptionalLong.empty();
    long bytes = 0;
    for (long[] call :
        Sql.list(
            connection,
            row -> new long[] {row.getLong(1), row.getLong(2)},
            "SELECT number, length(content) FROM journal WHERE generation = ? AND number > ?"
                + " ORDER BY number DESC LIMIT ?",
            records.generation(),
            after,
            limit)) {
      bytes += call[1];
      if (bytes > MAX_BYTES) {
        break;
      }
      first = OptionalLong.of(call[0]);
    }
    return first;
  }

  private static long base(Connection connection) throws SQLException {
    return Sql.number(connection, "SELECT journal_base FROM world WHERE id = 1").orElseThrow();
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
          long base = base(connection);
          long cleared =
              Sql.number(connection, "SELECT journal_last FROM world WHERE id = 1").orElseThrow();
          long start = Math.max(Math.max(base, cleared), complete.get());
          List<Long> newest =
              Sql.list(
                  connection,
                  row -> row.getLong(1),
                  // Late calls of the state before have taken numbers, too.
                  "SELECT number FROM journal WHERE number > ? ORDER BY number DESC LIMIT ?",
                  start,
                  database.isOrdered() ? 1 : UNFINISHED);
          return lastComplete(start, newest) - base;
        });
  }

  /** The last number before the first one that is missing, unless that has been missing long. */
  private synchronized long lastComplete(long start, List<Long> newestFirst) {
    if (database.isOrdered()) {
      return newestFirst.isEmpty() ? start : newestFirst.get(0);
    }
    int i = newestFirst.size() - 1;
    // Of many calls only the newest can be unfinished.
    long last = newestFirst.size() == UNFINISHED ? newestFirst.get(i--) : start;
    while (i >= 0 && (newestFirst.get(i) == last + 1 || isMissingLong(last))) {
      last = newestFirst.get(i--);
    }
    complete.set(last);
    return last;
  }

  /** Whether the number after this one has been missing for longer than a call takes. */
  private boolean isMissingLong(long last) {
    long now = System.nanoTime();
    if (gap != last) {
      gap = last;
      gapSince = now;
    }
    return now - gapSince > LONGEST_CALL.toNanos();
  }

  @Override
  public long state() {
    return records.generation();
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
