package io.github.bsskit.simulator.host;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.function.IntSupplier;

/**
 * A part of a thread pool, so that tasks of one kind cannot occupy the threads of another. Tasks
 * that find no free thread wait.
 */
final class ThreadShare implements Executor {

  private final Executor pool;
  private final IntSupplier threads;
  private final int maxWaiting;
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private int running;

  /**
   * Creates a share.
   *
   * @param threads the tasks that can run at the same time; at least 1
   * @param maxWaiting the tasks that can wait before {@link #tryExecute} rejects further ones
   */
  ThreadShare(Executor pool, IntSupplier threads, int maxWaiting) {
    this.pool = pool;
    this.threads = threads;
    this.maxWaiting = maxWaiting;
  }

  /** Runs a task, at once or later, unless too many wait. */
  boolean tryExecute(Runnable task) {
    synchronized (this) {
      if (running >= threads.getAsInt()) {
        return waiting.size() < maxWaiting && waiting.add(task);
      }
      running++;
    }
    pool.execute(() -> run(task));
    return true;
  }

  /** Runs a task, at once or later, however many wait. */
  @Override
  public void execute(Runnable task) {
    synchronized (this) {
      if (running >= threads.getAsInt()) {
        waiting.add(task);
        return;
      }
      running++;
    }
    pool.execute(() -> run(task));
  }

  private void run(Runnable task) {
    try {
      task.run();
    } finally {
      runNext();
    }
  }

  private void runNext() {
    Runnable next;
    synchronized (this) {
      next = running > threads.getAsInt() ? null : waiting.poll();
      if (next == null) {
        running--;
        return;
      }
    }
    pool.execute(() -> run(next));
  }
}
