package io.github.bsskit.simulator.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The thread that writes: all waiting tasks in one transaction, then their callers go on. So a
 * commit is paid for by all callers that came during the one before.
 */
final class SqliteWriter implements Runnable {

  /** The maximum number of tasks that wait, and of tasks in a transaction. */
  private static final int LIMIT = 1_000;

  /** After a failure, how often to find out whether writing is possible again. */
  private static final long PROBE_SECONDS = 1;

  private static final SqliteTask<Void> END = new SqliteTask<>(session -> null);

  private final BlockingQueue<SqliteTask<?>> queue = new ArrayBlockingQueue<>(LIMIT);
  private final SqliteSession session;
  private final StoreDirectory directory;
  private final Function<SQLException, RuntimeException> explained;
  private final Thread thread = new Thread(this, "bss-simulator-store");
  private volatile SQLException failure;
  private volatile boolean isClosed;

  /**
   * A writer.
   *
   * @param directory is looked at before each commit
   * @param explained makes what callers get when their tasks cannot be written
   */
  SqliteWriter(
      SqliteSession session,
      StoreDirectory directory,
      Function<SQLException, RuntimeException> explained) {
    this.session = session;
    this.directory = directory;
    this.explained = explained;
    thread.setDaemon(true);
    thread.start();
  }

  /** Adds a task. Returns whether there is room for it within a time. */
  boolean add(SqliteTask<?> task, long millis) throws InterruptedException {
    return !isClosed && queue.offer(task, millis, TimeUnit.MILLISECONDS);
  }

  /** Forgets a task that its caller has taken back. */
  void remove(SqliteTask<?> task) {
    queue.remove(task);
  }

  /** Why nothing could be written the last time; null if it could. */
  SQLException failure() {
    return failure;
  }

  @Override
  public void run() {
    List<SqliteTask<?>> tasks = new ArrayList<>();
    boolean isLast = false;
    while (!isLast) {
      SqliteTask<?> first = next();
      tasks.add(first);
      queue.drainTo(tasks, LIMIT - 1);
      isLast = tasks.remove(END);
      tasks.removeIf(task -> !task.take());
      write(tasks);
      tasks.clear();
    }
  }

  /** The next task; while writing is impossible, also one that does nothing, after a while. */
  private SqliteTask<?> next() {
    try {
      SqliteTask<?> task =
          failure == null ? queue.take() : queue.poll(PROBE_SECONDS, TimeUnit.SECONDS);
      return task == null ? new SqliteTask<>(unused -> null) : task;
    } catch (InterruptedException nobodyInterruptsIt) {
      return END;
    }
  }

  private void write(List<SqliteTask<?>> tasks) {
    try {
      writeAll(tasks);
      failure = null;
      tasks.forEach(SqliteTask::complete);
    } catch (SQLException notWritten) {
      failure = notWritten;
      tasks.forEach(task -> task.fail(explained.apply(notWritten)));
    } catch (RuntimeException | Error bug) {
      tasks.forEach(task -> task.fail(new IllegalStateException("the store failed", bug)));
    }
  }

  private void writeAll(List<SqliteTask<?>> tasks) throws SQLException {
    boolean isDone = false;
    try {
      if (failure != null) {
        session.prepare();
      }
      session.begin();
      if (failure != null) {
        SqliteSchema.rewrite(session.connection());
      }
      for (SqliteTask<?> task : tasks) {
        task.run(session);
      }
      if (!directory.isUnchanged()) {
        throw SqliteFailure.gone();
      }
      session.commit();
      isDone = true;
    } finally {
      if (!isDone) {
        session.rollback();
      }
    }
  }

  /** Writes what waits, ends the thread and closes the connection. */
  void close() throws SQLException {
    isClosed = true;
    try {
      queue.put(END);
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    for (SqliteTask<?> task = queue.poll(); task != null; task = queue.poll()) {
      task.fail(explained.apply(new SQLException("closed")));
    }
    session.close();
  }
}
