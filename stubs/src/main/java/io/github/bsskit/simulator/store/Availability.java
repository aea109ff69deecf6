package io.github.bsskit.simulator.store;

import io.github.bsskit.simulator.world.StoreUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * Whether a database can be reached. After a failure, everything that needs it fails at once, until
 * a connection that is tried in the background succeeds.
 */
final class Availability implements AutoCloseable {

  private static final Duration INTERVAL = Duration.ofMillis(200);

  private final PostgresUrl url;
  private final DataSource connections;
  private final Runnable onReturn;
  private final ScheduledExecutorService probe =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread daemon = new Thread(work, "bss-store-probe");
            daemon.setDaemon(true);
            return daemon;
          });

  /** Why it is away; null while it is not. */
  private volatile String outage;

  /** Why it could not be used last, though it can be reached; null if it could. */
  private volatile String failure;

  /**
   * Assumes that it can be reached.
   *
   * @param onReturn runs when it is back after an outage, before it is used again
   */
  Availability(PostgresUrl url, DataSource connections, Runnable onReturn) {
    this.url = url;
    this.connections = connections;
    this.onReturn = onReturn;
  }

  /** Throws {@link StoreUnavailableException} at once if it is known to be away. */
  void check() {
    String reason = outage;
    if (reason != null) {
      throw new StoreUnavailableException(reason, null);
    }
  }

  /** It was used without an error. */
  void worked() {
    if (failure != null) {
      failure = null;
    }
  }

  /**
   * Finds out whether a new connection can be made, after one was lost. Of concurrent callers, one
   * tries.
   */
  synchronized void tryConnection() {
    check();
    try (Connection connection = connections.getConnection()) {
      connection.isValid(1);
    } catch (SQLException e) {
      throw away(e);
    }
  }

  /** The exception for an error of the database. */
  StoreUnavailableException failed(SQLException error) {
    if (SqlErrors.isAway(error)) {
      return away(error);
    }
    String message =
        url
            + " did not do what a call needs: "
            + url.mask(error.getMessage())
            + ". Check its log, its disk space and the rights of the user";
    failure = message;
    return new StoreUnavailableException(message, error);
  }

  private synchronized StoreUnavailableException away(SQLException error) {
    String message =
        url
            + " is not available: "
            + url.mask(error.getMessage())
            + ". Check that it runs and can be reached; calls are executed again when it is back";
    if (outage == null && !probe.isShutdown()) {
      outage = message;
      probe.schedule(this::probe, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }
    return new StoreUnavailableException(message, error);
  }

  private void probe() {
    try (Connection connection = connections.getConnection()) {
      Sql.number(connection, "SELECT id FROM world");
    } catch (SQLException stillAway) {
      if (!probe.isShutdown()) {
        probe.schedule(this::probe, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
      }
      return;
    }
    onReturn.run();
    outage = null;
  }

  Optional<String> problem() {
    String reason = outage;
    return Optional.ofNullable(reason == null ? failure : reason);
  }

  @Override
  public void close() {
    probe.shutdownNow();
  }
}
