package io.github.bsskit.simulator.store;

import io.github.bsskit.simulator.world.StoreUnavailableException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.sqlite.SQLiteConfig;

/** Opens connections to a database file, and keeps those that read. */
final class SqliteConnections implements AutoCloseable {

  /** How many can read at once; each has a cache of at most 2 MB. */
  private static final int READERS = 8;

  private final String url;
  private final Duration timeout;
  private final Semaphore readers = new Semaphore(READERS);
  private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean isClosed;

  /**
   * Connections to a file.
   *
   * @param timeout how long to wait for a free reader
   */
  SqliteConnections(Path file, Duration timeout) {
    // As a URI, because the driver would take a question mark in a path for the start of options.
    this.url = "jdbc:sqlite:" + file.toUri();
    this.timeout = timeout;
  }

  /** Opens the connection that writes. A commit is on disk when it returns. */
  Connection writer() throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setJournalSizeLimit(64 << 20);
    config.setCacheSize(-16_000);
    // Savepoints use temporary files otherwise, for which there may be no place.
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    return config.createConnection(url);
  }

  /**
   * Reads in a transaction.
   *
   * @throws StoreUnavailableException if no reader becomes free in time
   */
  <T> T read(Database.Work<T> work) throws SQLException {
    acquireReader();
    try {
      return readWith(work);
    } finally {
      readers.release();
    }
  }

  private void acquireReader() {
    boolean isFree = false;
    try {
      isFree = readers.tryAcquire(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    if (!isFree) {
      throw new StoreUnavailableException(
          "The store's "
              + READERS
              + " readers are in use, for "
              + timeout.toSeconds()
              + " s: retry",
          null);
    }
  }

  private <T> T readWith(Database.Work<T> work) throws SQLException {
    Connection connection = idle.pollFirst();
    if (connection == null) {
      connection = reader();
    }
    boolean isUsable = false;
    try (Statement statement = connection.createStatement()) {
      statement.execute("BEGIN");
      try {
        return work.on(connection);
      } finally {
        statement.execute("ROLLBACK");
        isUsable = true;
      }
    } finally {
      giveBack(connection, isUsable);
    }
  }

  private Connection reader() throws SQLException {
    Connection connection = new SQLiteConfig().createConnection(url);
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA query_only = ON");
    }
    return connection;
  }

  private void giveBack(Connection connection, boolean isUsable) throws SQLException {
    if (isUsable) {
      idle.addFirst(connection);
    }
    if (!isUsable || isClosed && idle.remove(connection)) {
      connection.close();
    }
  }

  /** Closes the readers; those in use are closed when they have read. */
  @Override
  public void close() throws SQLException {
    isClosed = true;
    for (Connection next = idle.pollFirst(); next != null; next = idle.pollFirst()) {
      next.close();
    }
  }
}
