package io.github.bsskit.simulator.host;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A print stream whose callers never wait: its own thread writes what they print. If the output is
 * not read, at most 10,000 texts and 4 Mi characters are kept. Lines beyond that are dropped; their
 * number is printed as soon as there is room again.
 */
public final class QueuedOutput extends PrintStream {

  private static final int MAX_TEXTS = 10_000;
  private static final int MAX_CHARACTERS = 4 * 1024 * 1024;

  /** What is written in one step. */
  private static final int MAX_BATCH_CHARACTERS = 8 * 1024;

  /** Collects lines, so that not each of them wakes the thread. */
  private static final long LINGER_MILLISECONDS = 5;

  /** How long the idle thread is kept. */
  private static final long IDLE_MILLISECONDS = 10_000;

  private final PrintStream out;
  private final Deque<String> texts = new ArrayDeque<>();
  private long characters;
  private long lost;
  private long allLost;
  private boolean isWriterRunning;
  private boolean isWriting;
  private boolean isIdle;

  /** A queue in front of a stream that may block. */
  public QueuedOutput(PrintStream out) {
    super(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    this.out = out;
  }

  /** The queue in front of a stream, which may be one itself. */
  static QueuedOutput of(PrintStream out) {
    return out instanceof QueuedOutput queued ? queued : new QueuedOutput(out);
  }

  @Override
  public void print(String text) {
    add(String.valueOf(text));
  }

  @Override
  public void println() {
    add(System.lineSeparator());
  }

  @Override
  public void println(String text) {
    add(text + System.lineSeparator());
  }

  @Override
  public void println(Object value) {
    println(String.valueOf(value));
  }

  @Override
  public void write(int unit) {
    write(new byte[] {(byte) unit}, 0, 1);
  }

  /** Takes UTF-8, in which the other methods of the base class write. */
  @Override
  public void write(byte[] bytes, int offset, int length) {
    add(new String(bytes, offset, length, StandardCharsets.UTF_8));
  }

  /** Does not wait; see {@link #drain}. */
  @Override
  public void flush() {
    // The writer flushes.
  }

  private void add(String text) {
    synchronized (texts) {
      if (texts.size() >= MAX_TEXTS || characters + text.length() > MAX_CHARACTERS) {
        lose(text);
        return;
      }
      if (lost > 0) {
        put(notice(lost) + System.lineSeparator());
        lost = 0;
      }
      put(text);
      if (!isWriterRunning) {
        startWriter();
      } else if (isIdle) {
        texts.notifyAll();
      }
    }
  }

  private void put(String text) {
    texts.addLast(text);
    characters += text.length();
  }

  private void lose(String text) {
    if (text.endsWith("\n")) {
      lost++;
      allLost++;
    }
  }

  private static String notice(long lines) {
    return lines == 1
        ? "1 line was not written because the output was not read."
        : lines + " lines were not written because the output was not read.";
  }

  private void startWriter() {
    isWriterRunning = true;
    Thread writer = new Thread(this::write, "output");
    writer.setDaemon(true);
    writer.start();
  }

  private void write() {
    try {
      for (String batch = take(); !batch.isEmpty(); batch = take()) {
        out.print(batch);
        out.flush();
        written();
      }
    } catch (InterruptedException ended) {
      synchronized (texts) {
        isWriterRunning = false;
      }
    }
  }

  /** Waits for texts and joins them; empty if there are none for a while. */
  private String take() throws InterruptedException {
    StringBuilder batch = new StringBuilder();
    synchronized (texts) {
      if (texts.isEmpty()) {
        isIdle = true;
        texts.wait(IDLE_MILLISECONDS);
        isIdle = false;
      }
      while (!texts.isEmpty() && batch.length() < MAX_BATCH_CHARACTERS) {
        batch.append(texts.removeFirst());
      }
      characters -= batch.length();
      isWriting = !texts.isEmpty() || batch.length() > 0;
      isWriterRunning = isWriting;
    }
    return batch.toString();
  }

  private void written() throws InterruptedException {
    synchronized (texts) {
      isWriting = false;
      texts.notifyAll();
      if (texts.isEmpty()) {
        texts.wait(LINGER_MILLISECONDS);
      }
    }
  }

  /**
   * Waits until everything is written, or the thread is interrupted.
   *
   * @param limit how long at most
   * @return whether everything is written
   */
  public boolean drain(Duration limit) {
    try {
      return awaitWritten(limit);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private boolean awaitWritten(Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    synchronized (texts) {
      texts.notifyAll();
      while (!texts.isEmpty() || isWriting) {
        long rest = end - System.nanoTime();
        if (rest <= 0) {
          return false;
        }
        texts.wait(rest / 1_000_000 + 1);
      }
    }
    return true;
  }

  /**
   * Writes a line after all others, with the number of lost lines if there are any. Lines that are
   * not written in half the time are dropped in favor of this one.
   */
  public void printLast(String line, Duration limit) {
    Duration half = limit.dividedBy(2);
    if (!drain(half)) {
      synchronized (texts) {
        texts.forEach(this::lose);
        texts.clear();
        characters = 0;
      }
    }
    String notice;
    synchronized (texts) {
      notice = allLost == 0 ? "" : " " + notice(allLost);
      lost = 0;
    }
    println(line + notice);
    drain(half);
  }
}
