package io.github.bsskit.simulator.store;

import io.github.bsskit.simulator.world.AccessKey;
import io.github.bsskit.simulator.world.WorldSnapshot.RateWindow;
import io.github.bsskit.simulator.world.WorldState;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Removes in the background what is not needed any more, a slice at a time. Of several simulators,
 * the one with the lease does it.
 */
final class Cleanup implements AutoCloseable {

  /** Few enough that calls do not have to wait. */
  private static final int SLICE = 1_000;

  private static final Duration INTERVAL = Duration.ofSeconds(2);
  private static final Duration LEASE = Duration.ofSeconds(30);

  /** Longer than the period of any rate limit. */
  private static final Duration OLDEST_RATE = Duration.ofDays(1);

  /** Nonces and rate windows are looked at once a minute: no index finds those that are old. */
  private static final int SLOW_RUNS = 30;

  private static final long MAX_JOURNAL_BYTES = 16L << 20;

  /** The primary keys of the tables with generations. */
  private static final Map<String, String> KEYS =
      Map.of(
          "account_clocks", "generation, account",
          "accounts", "generation, id",
          "faults", "generation, id",
          "nonces", "generation, key_id, hash",
          "rates", "generation, account, action",
          "ledgers", "generation, owner",
          "orders", "generation, order_id",
          "order_ranges", "generation, block",
          "journal", "number");

  private final Database database;
  private final SqlStore store;
  private final int journalSize;
  private int runs;
  private final String holder = UUID.randomUUID().toString();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread daemon = new Thread(work, "bss-store-cleanup");
            daemon.setDaemon(true);
            return daemon;
          });

  /** Starts it. */
  Cleanup(Database database, SqlStore store, int journalSize) {
    this.database = database;
    this.store = store;
    this.journalSize = journalSize;
    thread.scheduleWithFixedDelay(
        this::run, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Cleans up soon. */
  void wake() {
    if (!thread.isShutdown()) {
      thread.execute(this::run);
    }
  }

  private void run() {
    try {
      if (database.problem().isEmpty() && hasLease()) {
        clean(store.state());
      }
    } catch (RuntimeException later) {
      // The next run tries again; without this, there would not be one.
    }
  }

  private boolean hasLease() {
    long now = System.currentTimeMillis();
    return database.change(
            connection ->
                Sql.update(
                    connection,
                    "INSERT INTO leases (name, holder, expires) VALUES ('cleanup', ?, ?)"
                        + " ON CONFLICT (name)"
                        + " DO UPDATE SET holder = excluded.holder, expires = excluded.expires"
                        + " WHERE leases.expires < ? OR leases.holder = excluded.holder",
                    holder,
                    now + LEASE.toMillis(),
                    now))
        == 1;
  }

  /** Removes everything that is not needed by a state. */
  private void clean(WorldState state) {
    for (String table : KEYS.keySet()) {
      delete(table, "generation < (SELECT generation FROM world WHERE id = 1)");
    }
    if (++runs % SLOW_RUNS == 0) {
      cleanNonces(state);
      deleteRates(state);
    }
    cleanJournal();
  }

  /** Nonces expire by the clock of their key's account. */
  private void cleanNonces(WorldState state) {
    Map<Long, ?> own = state.facts().accountClocks();
    List<AccessKey> apart =
        state.keys().all().stream().filter(key -> own.containsKey(key.accountId())).toList();
    for (AccessKey key : apart) {
      delete("nonces", "key_id = ? AND until <= ?", key.id(), second(state.now(key.accountId())));
    }
    Object[] parameters = new Object[apart.size() + 1];
    parameters[0] = second(state.now());
    for (int i = 0; i < apart.size(); i++) {
      parameters[i + 1] = apart.get(i).id();
    }
    String others =
        apart.isEmpty() ? "" : " AND key_id NOT IN (?" + ", ?".repeat(apart.size() - 1) + ")";
    delete("nonces", "until <= ?" + others, parameters);
  }

  private static long second(Instant time) {
    return time.getEpochSecond();
  }

  /** Deletes rate windows whose calls are all too old to count. */
  private void deleteRates(WorldState state) {
    long generation = state.records() instanceof SqlRecords records ? records.generation() : 0;
    for (RateWindow window : state.records().rateWindows()) {
      Instant oldest = state.now(window.account()).minus(OLDEST_RATE);
      if (window.calls().stream().noneMatch(call -> call.isAfter(oldest))) {
        database.change(
            connection ->
                Sql.update(
                    connection,
                    "DELETE FROM rates WHERE generation = ? AND account = ? AND action = ?"
                        + " AND calls = ?",
                    generation,
                    window.account(),
                    window.action(),
                    RateRows.text(window.calls())));
      }
    }
  }

  /** Removes the oldest calls of the journal. */
  private void cleanJournal() {
    long firstKept = database.read(this::firstKeptCall);
    delete("journal", "number < ?", firstKept);
  }

  private long firstKeptCall(Connection connection) throws SQLException {
    List<long[]> newest =
        Sql.list(
            connection,
            row -> new long[] {row.getLong(1), row.getLong(2)},
            "SELECT number, length(content) FROM journal ORDER BY number DESC LIMIT ?",
            Math.max(1, journalSize));
    long first = 0;
    long bytes = 0;
    for (long[] call : newest) {
      bytes += call[1];
      if (first != 0 && bytes > MAX_JOURNAL_BYTES) {
        break;
      }
      first = call[0];
    }
    return newest.size() == Math.max(1, journalSize) || bytes > MAX_JOURNAL_BYTES ? first : 0;
  }

  /** Deletes rows in slices, as long as there are full ones. */
  private void delete(String table, String condition, Object... parameters) {
    String key = database.rowId().orElse(KEYS.get(table));
    String slice =
        "DELETE FROM "
            + table
            + " WHERE ("
            + key
            + ") IN (SELECT "
            + key
            + " FROM "
            + table
            + " WHERE "
            + (condition.startsWith("generation")
                ? condition
                : "generation = (SELECT generation FROM world WHERE id = 1) AND " + condition)
            + " LIMIT "
            + SLICE
            + ")";
    int deleted = SLICE;
    while (deleted == SLICE && !thread.isShutdown()) {
      deleted = database.change(connection -> Sql.update(connection, slice, parameters));
      if (deleted == SLICE && !hasLease()) {
        return;
      }
    }
  }

  @Override
  public void close() {
    thread.shutdown();
    try {
      thread.awaitTermination(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
