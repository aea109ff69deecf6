package io.github.bsskit.simulator.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Connections that are used again. The pool is replaced after an outage, since it tries to connect
 * less and less often while it cannot.
 */
final class ConnectionPool implements AutoCloseable {

  private static final String NAME = "bss-store";

  private final DataSource connections;
  private final int size;
  private final long waitMillis;
  private final long statementMillis;
  private volatile HikariDataSource pool;
  private Object registry;
  private int pools;

  /**
   * A pool.
   *
   * @param connections makes new connections
   * @param waitMillis how long to wait for a connection
   * @param statementMillis after how long the database ends a statement
   */
  ConnectionPool(DataSource connections, int size, long waitMillis, long statementMillis) {
    this.connections = connections;
    this.size = size;
    this.waitMillis = waitMillis;
    this.statementMillis = statementMillis;
    this.pool = create();
  }

  private HikariDataSource create() {
    pools++;
    HikariConfig config = new HikariConfig();
    config.setDataSource(connections);
    // With a name of its own, so that the metrics of the pool before can be removed later.
    config.setPoolName(pools == 1 ? NAME : NAME + "-" + pools);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(waitMillis);
    config.setValidationTimeout(waitMillis);
    config.setInitializationFailTimeout(-1);
    config.setConnectionInitSql("SET statement_timeout = " + statementMillis);
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    config.setMetricRegistry(registry);
    return new HikariDataSource(config);
  }

  /**
   * A connection.
   *
   * @throws java.sql.SQLTransientConnectionException if there is none in time
   */
  Connection connection() throws SQLException {
    while (true) {
      HikariDataSource used = pool;
      try {
        return used.getConnection();
      } catch (SQLException none) {
        if (used == pool) {
          throw none;
        }
      }
    }
  }

  /** Whether there are connections, but others use them all. */
  boolean isBusy() {
    HikariPoolMXBean state = pool.getHikariPoolMXBean();
    int all = state.getTotalConnections();
    return all > 0 && state.getActiveConnections() == all;
  }

  /** Closes all connections that are not in use, and the others when they are returned. */
  void evict() {
    pool.getHikariPoolMXBean().softEvictConnections();
  }

  /** Replaces the pool after an outage. */
  synchronized void replace() {
    HikariDataSource old = pool;
    pool = create();
    // It waits for connections in use, which may take as long as a call.
    Thread closing = new Thread(old::close, NAME + "-closing");
    closing.setDaemon(true);
    closing.start();
  }

  /** Publishes its metrics in a registry of Micrometer. */
  synchronized void publish(Object meters) {
    registry = meters;
    pool.setMetricRegistry(meters);
  }

  @Override
  public synchronized void close() {
    pool.close();
  }
}
