package io.github.bsskit.simulator.store;

import io.github.bsskit.simulator.world.SharedNumbers;
import java.sql.Connection;
import java.sql.SQLException;

/** The numbers of one generation of a state in a database. */
final class StoredNumbers implements SharedNumbers {

  /** Runs work in a transaction. */
  @FunctionalInterface
  interface Transactions {

    long run(Database.Work<Long> work);
  }

  private final Transactions transactions;
  private final long generation;

  StoredNumbers(Transactions transactions, long generation) {
    this.transactions = transactions;
    this.generation = generation;
  }

  /** Numbers that are taken within a transaction. */
  static StoredNumbers on(Connection connection, long generation) {
    return new StoredNumbers(
        work -> {
          try {
            return work.on(connection);
          } catch (SQLException e) {
            throw new FailedWorkException(e);
          }
        },
        generation);
  }

  @Override
  public long draw(int count) {
    return transactions.run(
        connection ->
            Sql.number(
                        connection,
                        "UPDATE world SET draws = draws + ? WHERE id = 1 AND generation = ?"
                            + " RETURNING draws",
                        count,
                        generation)
                    // The ids of a state that has been replaced need not be repeatable.
                    .orElseGet(() -> Math.abs(System.nanoTime()))
                - count);
  }

  @Override
  public long reserve(long block, long before, int count) {
    return transactions.run(
        connection ->
            Sql.number(
                    connection,
                    "INSERT INTO order_ranges (generation, block, last) VALUES (?, ?, ?)"
                        + " ON CONFLICT (generation, block)"
                        + " DO UPDATE SET last = order_ranges.last + ? RETURNING last",
                    generation,
                    block,
                    before + 2L * count - 1,
                    2L * count)
                .orElseThrow());
  }
}
