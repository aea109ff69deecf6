package io.github.bsskit.simulator.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * A database with the tables of a store. All methods but {@link #problem} and {@link #close} throw
 * {@code StoreUnavailableException} if it cannot be reached or cannot write.
 */
interface Database extends AutoCloseable {

  /** Work with a connection. */
  @FunctionalInterface
  interface Work<T> {

    T on(Connection connection) throws SQLException;
  }

  /** Reads; everything is of one instant. */
  <T> T read(Work<T> work);

  /** Reads what may take longer than a call, such as all orders. */
  default <T> T scan(Work<T> work) {
    return read(work);
  }

  /** Changes something: one transaction, on disk when this returns. May run the work again. */
  <T> T change(Work<T> work);

  /**
   * Keeps the steps of a call: one transaction, on disk when this returns. The first step that
   * fails ends it; those before it are kept.
   */
  CallResult keep(CallSteps steps);

  /** Why it cannot be used at present, with the fix; empty if it can. Does not wait. */
  Optional<String> problem();

  /** Whether rows become visible in the order of their numbers. */
  default boolean isOrdered() {
    return false;
  }

  /** A column that identifies the rows of each table, if it is faster than the primary key. */
  default Optional<String> rowId() {
    return Optional.empty();
  }

  /** Adds the metrics of its pool of connections, if it has one, to a registry of Micrometer. */
  default void publishPool(Object registry) {}

  @Override
  void close();
}
