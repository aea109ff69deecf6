package io.github.bsskit.simulator.store;

import io.github.bsskit.simulator.world.MovableClock.ClockState;
import io.github.bsskit.simulator.world.WorldSettings;
import io.github.bsskit.simulator.world.WorldSnapshot.IdState;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * The row of the table {@code world}.
 *
 * @param version of clocks, accounts and faults
 * @param random the state of the random numbers at the start of the generation
 * @param draws how many were drawn since then
 */
record WorldRow(
    long generation,
    long version,
    long random,
    long draws,
    long instanceSalt,
    ClockState clock,
    String orderIds,
    Optional<Long> seed) {

  private static final ClockState UNMOVED = new ClockState(Duration.ZERO, Optional.empty());

  static Optional<WorldRow> read(Connection connection) throws SQLException {
    return Sql.list(
            connection,
            WorldRow::of,
            "SELECT generation, version, random, draws, instance_salt, clock_shift, clock_frozen,"
                + " order_ids, seed FROM world WHERE id = 1")
        .stream()
        .findFirst();
  }

  private static WorldRow of(ResultSet row) throws SQLException {
    return new WorldRow(
        row.getLong(1),
        row.getLong(2),
        row.getLong(3),
        row.getLong(4),
        row.getLong(5),
        SqlFacts.clock(row.getString(6), row.getString(7)),
        row.getString(8),
        Optional.ofNullable(Sql.longOrNull(row, 9)));
  }

  /** Makes the first generation, unless another simulator does. */
  static void insert(Connection connection, WorldSettings settings, IdState ids)
      throws SQLException {
    Sql.update(
        connection,
        "INSERT INTO world (id, generation, last_generation, version, random, draws, instance_salt,"
            + " clock_shift, clock_frozen, order_ids, seed, fixtures, journal_removals,"
            + " journal_base, journal_last) VALUES (1, 1, 1, 1, ?, 0, ?, ?, NULL, ?, ?, ?, 0, 0, 0)"
            + " ON CONFLICT (id) DO NOTHING",
        ids.random(),
        ids.instanceSalt(),
        Duration.ZERO.toString(),
        settings.orderIds().name(),
        settings.seed().isPresent() ? settings.seed().getAsLong() : null,
        FixtureAccounts.text(settings));
  }

  /** Reserves the number of a new generation; other changes of the row wait from now on. */
  static long newGeneration(Connection connection) throws SQLException {
    return Sql.number(
            connection,
            "UPDATE world SET last_generation = last_generation + 1 WHERE id = 1"
                + " RETURNING last_generation")
        .orElseThrow();
  }

  /** The facts of a state before anything was changed. */
  static ClockState unmoved() {
    return UNMOVED;
  }

  /**
   * Makes a generation the present one.
   *
   * @return whether no later one is
   */
  static boolean publish(Connection connection, long generation, IdState ids, ClockState clock)
      throws SQLException {
    long last =
        Math.max(
            Sql.number(connection, "SELECT max(number) FROM journal").orElse(0L),
            // The calls of the state before may have been removed already.
            Math.max(
                Sql.number(connection, "SELECT journal_base FROM world WHERE id = 1").orElse(0L),
                Sql.number(connection, "SELECT journal_last FROM world WHERE id = 1").orElse(0L)));
    return Sql.update(
            connection,
            "UPDATE world SET generation = ?, version = version + 1, random = ?, draws = 0,"
                + " instance_salt = ?, clock_shift = ?, clock_frozen = ?, journal_base = ?"
                + " WHERE id = 1 AND generation < ?",
            generation,
            ids.random(),
            ids.instanceSalt(),
            clock.shift().toString(),
            SqlFacts.frozen(clock),
            last,
            generation)
        == 1;
  }

  /** The state of the ids, of which it knows no order numbers. */
  IdState ids() {
    return new IdState(random, instanceSalt, 0);
  }
}
