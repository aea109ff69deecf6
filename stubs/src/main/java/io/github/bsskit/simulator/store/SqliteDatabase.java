package io.github.bsskit.simulator.store;

import io.github.bsskit.simulator.world.StoreUnavailableException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** An SQLite database in a directory, for one simulator. */
final class SqliteDatabase implements Database {

  private final StoreDirectory directory;
  private final SqliteConnections connections;
  private final SqliteWriter writer;
  private final Duration timeout;

  /** The damage that was found, after which nothing is read or written; null for none. */
  private volatile SQLException damage;

  private SqliteDatabase(
      StoreDirectory directory,
      SqliteConnections connections,
      SqliteSession session,
      Duration timeout) {
    this.directory = directory;
    this.connections = connections;
    this.timeout = timeout;
    writer = new SqliteWriter(session, directory, this::unavailable);
  }

  /**
   * Opens the database in a directory, and creates both if necessary.
   *
   * @param timeout how long a call waits until it is written
   * @throws IllegalArgumentException if the directory cannot be used; the message has the fix
   * @throws IllegalStateException if SQLite cannot be loaded
   */
  static SqliteDatabase open(String location, Duration timeout) {
    StoreDirectory directory = StoreDirectory.lock(location);
    try {
      SqliteLibrary.load(directory.path());
      return open(directory, timeout);
    } catch (SQLException failure) {
      directory.close();
      throw new IllegalArgumentException(SqliteFailure.message(directory.path(), failure), failure);
    } catch (RuntimeException | Error failure) {
      directory.close();
      throw failure;
    }
  }

  private static SqliteDatabase open(StoreDirectory directory, Duration timeout)
      throws SQLException {
    SqliteConnections connections = new SqliteConnections(directory.database(), timeout);
    Connection connection = connections.writer();
    try {
      SqliteSchema.apply(connection, directory.database());
      directory.remember();
      return new SqliteDatabase(directory, connections, new SqliteSession(connection), timeout);
    } catch (IOException deleted) {
      connection.close();
      throw SqliteFailure.gone();
    } catch (SQLException | RuntimeException failure) {
      connection.close();
      throw failure;
    }
  }

  @Override
  public <T> T read(Work<T> work) {
    checkDamage();
    try {
      return connections.read(work);
    } catch (SQLException failure) {
      if (SqliteFailure.isOfTheFile(failure)) {
        throw unavailable(failure);
      }
      throw new IllegalStateException("invalid statement or data", failure);
    }
  }

  @Override
  public <T> T change(Work<T> work) {
    return write(new SqliteTask<>(session -> work.on(session.connection())));
  }

  @Override
  public CallResult keep(CallSteps steps) {
    return write(new SqliteTask<>(session -> session.calls().keep(steps)));
  }

  private <T> T write(SqliteTask<T> task) {
    checkDamage();
    try {
      if (!writer.add(task, timeout.toMillis())) {
        throw busy();
      }
      return result(task);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw busy();
    }
  }

  /**
   * Waits; the limit holds until the task is taken, so that one that is given up is not written.
   */
  private <T> T result(SqliteTask<T> task) throws InterruptedException {
    try {
      return task.done().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      if (task.take()) {
        writer.remove(task);
        throw busy();
      }
      return finished(task);
    } catch (ExecutionException failed) {
      throw thrown(failed);
    }
  }

  private static <T> T finished(SqliteTask<T> task) throws InterruptedException {
    try {
      return task.done().get();
    } catch (ExecutionException failed) {
      throw thrown(failed);
    }
  }

  private static RuntimeException thrown(ExecutionException failed) {
    return failed.getCause() instanceof RuntimeException known
        ? known
        : new IllegalStateException(failed.getCause());
  }

  private StoreUnavailableException busy() {
    return new StoreUnavailableException(
        "The store "
            + directory.path()
            + " did not write within "
            + timeout.toSeconds()
            + " s, or is closed: check the disk, and retry",
        null);
  }

  private void checkDamage() {
    if (damage != null) {
      throw unavailable(damage);
    }
  }

  private StoreUnavailableException unavailable(SQLException failure) {
    if (SqliteFailure.isDamage(failure)) {
      damage = failure;
    }
    return SqliteFailure.unavailable(directory.path(), failure);
  }

  @Override
  public Optional<String> problem() {
    return Optional.ofNullable(damage == null ? writer.failure() : damage)
        .map(failure -> SqliteFailure.message(directory.path(), failure));
  }

  @Override
  public boolean isOrdered() {
    return true;
  }

  @Override
  public Optional<String> rowId() {
    return Optional.of("rowid");
  }

  @Override
  public void close() {
    try {
      connections.close();
      writer.close();
    } catch (SQLException failure) {
      throw new IllegalStateException(SqliteFailure.message(directory.path(), failure), failure);
    } finally {
      directory.close();
    }
  }
}
