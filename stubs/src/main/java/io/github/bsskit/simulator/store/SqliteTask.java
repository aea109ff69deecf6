package io.github.bsskit.simulator.store;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** Something to write, for which a caller waits. */
final class SqliteTask<T> {

  /** Writes within a transaction. */
  @FunctionalInterface
  interface Work<T> {

    T on(SqliteSession session) throws SQLException;
  }

  private final Work<T> work;
  private final CompletableFuture<T> done = new CompletableFuture<>();
  private final AtomicBoolean isTaken = new AtomicBoolean();
  private T result;
  private RuntimeException rejection;

  SqliteTask(Work<T> work) {
    this.work = work;
  }

  /** Takes it, to write it or to give it up. Returns whether it was not taken before. */
  boolean take() {
    return isTaken.compareAndSet(false, true);
  }

  /** Writes it, within a transaction. If it throws an exception of its own, nothing is written. */
  void run(SqliteSession session) throws SQLException {
    session.beginPart();
    try {
      result = result(session);
    } catch (RuntimeException thrown) {
      rejection = thrown;
      session.undoPart();
    } catch (SQLException failure) {
      if (SqliteFailure.isOfTheFile(failure)) {
        throw failure;
      }
      rejection = new IllegalStateException("invalid statement or data", failure);
      session.prepare();
      session.undoPart();
    }
    session.endPart();
  }

  private T result(SqliteSession session) throws SQLException {
    try {
      return work.on(session);
    } catch (FailedWorkException failed) {
      throw failed.getCause();
    }
  }

  /** Lets the caller go on, after the commit. */
  void complete() {
    if (rejection == null) {
      done.complete(result);
    } else {
      done.completeExceptionally(rejection);
    }
  }

  /** Lets the caller go on; nothing was written. */
  void fail(RuntimeException failure) {
    done.completeExceptionally(failure);
  }

  CompletableFuture<T> done() {
    return done;
  }
}
