package io.github.bsskit.simulator.store;

import io.github.bsskit.simulator.store.CallResult.Step;
import io.github.bsskit.simulator.world.StoreUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;

/** PostgreSQL, or a database that speaks its protocol and dialect. */
final class PostgresDatabase implements Database {

  /** Four simulators fit into the usual limit of PostgreSQL, which is 100. */
  private static final int CONNECTIONS = 20;

  /** After this time without a connection, it is found out whether one can be made. */
  private static final long POOL_MILLIS = 250;

  private static final int ATTEMPTS = 5;
  private static final Duration START_INTERVAL = Duration.ofMillis(200);

  private static final int SCAN_MILLIS = 60_000;

  /**
   * The part of a call's time after which the database ends a statement: before the simulator stops
   * waiting for it, so that nothing is executed after its caller was told that it failed.
   */
  private static final double STATEMENT_SHARE = 0.7;

  private final ConnectionPool pool;
  private final Availability availability;
  private final PostgresCalls calls = new PostgresCalls();
  private final Duration timeout;

  private PostgresDatabase(ConnectionPool pool, Availability availability, Duration timeout) {
    this.pool = pool;
    this.availability = availability;
    this.timeout = timeout;
  }

  /**
   * Opens a database and brings its tables up to date.
   *
   * @param timeout how long to wait until it can be reached
   * @throws IllegalArgumentException if the URL is invalid
   * @throws IllegalStateException if it cannot be used
   */
  static PostgresDatabase open(String location, String schema, Duration timeout) {
    PostgresUrl url = new PostgresUrl(location);
    int seconds = (int) Math.max(1, timeout.toSeconds());
    PGSimpleDataSource connections = url.connections(schema, seconds);
    await(url, connections, timeout);
    try {
      new PostgresSchema(connections, schema).migrate();
    } catch (SQLException e) {
      throw unusable(url, e);
    }
    ConnectionPool pool =
        new ConnectionPool(
            connections, CONNECTIONS, POOL_MILLIS, (long) (timeout.toMillis() * STATEMENT_SHARE));
    return new PostgresDatabase(pool, new Availability(url, connections, pool::replace), timeout);
  }

  /** Waits until a connection can be made. */
  private static void await(PostgresUrl url, PGSimpleDataSource connections, Duration timeout) {
    long end = System.nanoTime() + timeout.toNanos();
    while (true) {
      try {
        connections.getConnection().close();
        return;
      } catch (SQLException e) {
        if (SqlErrors.isDenied(e) || System.nanoTime() - end > -START_INTERVAL.toNanos()) {
          throw unusable(url, e);
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(START_INTERVAL.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for PostgreSQL", e);
    }
  }

  private static IllegalStateException unusable(PostgresUrl url, SQLException error) {
    return new IllegalStateException(
        "cannot use "
            + url
            + ": "
            + url.mask(error.getMessage())
            + ". Start it, correct the URL of --store, or wait longer with --store-timeout",
        error);
  }

  /** A connection of the pool. */
  private Connection connection() throws SQLException {
    long end = System.nanoTime() + timeout.toNanos();
    while (true) {
      availability.check();
      try {
        return pool.connection();
      } catch (SQLTransientConnectionException none) {
        if (!pool.isBusy()) {
          availability.tryConnection();
        }
        if (System.nanoTime() - end > 0) {
          throw none;
        }
      }
    }
  }

  @Override
  public <T> T read(Work<T> work) {
    return attempts(
        connection -> {
          connection.setAutoCommit(false);
          Sql.update(connection, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
          T result = work.on(connection);
          connection.commit();
          return result;
        },
        true);
  }

  @Override
  public <T> T scan(Work<T> work) {
    return read(
        connection -> {
          int usual = connection.getNetworkTimeout();
          connection.setNetworkTimeout(Runnable::run, SCAN_MILLIS);
          Sql.update(connection, "SET LOCAL statement_timeout = " + SCAN_MILLIS);
          T result = work.on(connection);
          connection.setNetworkTimeout(Runnable::run, usual);
          return result;
        });
  }

  @Override
  public <T> T change(Work<T> work) {
    return attempts(
        connection -> {
          connection.setAutoCommit(false);
          T result = work.on(connection);
          connection.commit();
          return result;
        },
        false);
  }

  /**
   * Runs a transaction, again if it was rolled back because of others.
   *
   * @param isRepeatable whether it can also be repeated if its end is not known
   */
  private <T> T attempts(Work<T> transaction, boolean isRepeatable) {
    long end = System.nanoTime() + timeout.toNanos();
    for (int attempt = 1; ; attempt++) {
      try (Connection connection = connection()) {
        T result = run(transaction, connection);
        if (!isRepeatable) {
          // Reading can be possible while writing is not.
          availability.worked();
        }
        return result;
      } catch (SQLException e) {
        boolean isAgain =
            SqlErrors.isRolledBack(e)
                || attempt == 1 && isRenewed(e)
                || isRepeatable && SqlErrors.isLost(e) && reconnects();
        if (!isAgain || isLast(attempt, end)) {
          throw lost(e);
        }
      }
    }
  }

  private static boolean isLast(int attempt, long end) {
    return attempt == ATTEMPTS || System.nanoTime() - end > 0;
  }

  /** Rolls back if the work fails, also because of its own error. */
  private static <T> T run(Work<T> transaction, Connection connection) throws SQLException {
    try {
      return transaction.on(connection);
    } catch (FailedWorkException failed) {
      connection.rollback();
      throw failed.getCause();
    } catch (RuntimeException failed) {
      connection.rollback();
      throw failed;
    }
  }

  /** Replaces all connections after one was lost; fails if no new one can be made. */
  private boolean reconnects() {
    pool.evict();
    availability.tryConnection();
    return true;
  }

  /** Replaces all connections after an error that may be due to them. */
  private boolean isRenewed(SQLException error) {
    boolean isOfConnection = SqlErrors.isOfConnection(error);
    if (isOfConnection) {
      pool.evict();
    }
    return isOfConnection;
  }

  private StoreUnavailableException lost(SQLException error) {
    if (SqlErrors.isLost(error)) {
      reconnects();
    }
    isRenewed(error);
    return availability.failed(error);
  }

  @Override
  public CallResult keep(CallSteps steps) {
    long end = System.nanoTime() + timeout.toNanos();
    boolean mayBeKept = false;
    for (int attempt = 1; ; attempt++) {
      try (Connection connection = connection()) {
        CallResult result = mayBeKept ? keepOnce(connection, steps) : calls.keep(connection, steps);
        availability.worked();
        return result;
      } catch (SQLException e) {
        boolean isLost = SqlErrors.isLost(e);
        if (mayBeKept && SqlErrors.exists(e) && !isLast(attempt, end)) {
          // The lost statement has ended in the meantime, and is found now.
          continue;
        }
        if (isLast(attempt, end)
            || !isLost && !SqlErrors.isRolledBack(e) && !(attempt == 1 && isRenewed(e))) {
          throw lost(e);
        }
        if (isLost) {
          mayBeKept = true;
          reconnects();
        }
      }
    }
  }

  /** Keeps the steps of a call unless they were kept by a statement whose result was lost. */
  private CallResult keepOnce(Connection connection, CallSteps steps) throws SQLException {
    if (calls.wereKept(connection, steps)) {
      return new CallResult(Step.NONE, Duration.ZERO);
    }
    CallResult result = calls.keep(connection, steps);
    // The lost statement may have ended only now.
    return result.failed() == Step.LEDGER && calls.wereKept(connection, steps)
        ? new CallResult(Step.NONE, Duration.ZERO)
        : result;
  }

  @Override
  public Optional<String> problem() {
    return availability.problem();
  }

  @Override
  public void publishPool(Object registry) {
    pool.publish(registry);
  }

  @Override
  public void close() {
    availability.close();
    pool.close();
  }
}
