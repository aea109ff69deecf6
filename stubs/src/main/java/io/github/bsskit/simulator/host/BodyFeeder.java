package io.github.bsskit.simulator.host;

import io.github.bsskit.simulator.control.StateImport;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.thread.Invocable;

/**
 * Passes a body of any size on in pieces. It occupies a thread only while a piece is being
 * processed, and memory only for that piece.
 */
final class BodyFeeder {

  /** How much of a rejected body is read, because many clients read no response before its end. */
  private static final long MAX_UNUSED_BYTES = 256L << 20;

  private final HttpExchange exchange;
  private final StateImport receiver;
  private final Executor blocking;
  private final Runnable onContent;
  private final long begin = System.nanoTime();
  private long received;
  private long unused;

  /**
   * Creates a feeder.
   *
   * @param blocking runs what processes the pieces
   */
  BodyFeeder(HttpExchange exchange, StateImport receiver, Executor blocking) {
    this.exchange = exchange;
    this.receiver = receiver;
    this.blocking = blocking;
    this.onContent =
        Invocable.from(
            Invocable.InvocationType.NON_BLOCKING,
            () -> exchange.runOn(blocking, this::readAvailable));
  }

  /** Processes what has arrived; goes on when more has. */
  void readAvailable() {
    while (unused < MAX_UNUSED_BYTES) {
      Content.Chunk chunk = exchange.request().read();
      if (chunk == null) {
        await();
        return;
      }
      if (Content.Chunk.isFailure(chunk)) {
        exchange.write(BodyFailure.INCOMPLETE.response());
        return;
      }
      received += chunk.remaining();
      unused += receiver.isRejected() ? chunk.remaining() : 0;
      receiver.feed(BufferUtil.toArray(chunk.getByteBuffer()));
      chunk.release();
      if (chunk.isLast()) {
        break;
      }
    }
    exchange.write(receiver.end());
  }

  private void await() {
    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
    if (seconds > BodyReader.MAX_SECONDS + received / BodyReader.BYTES_PER_SECOND) {
      exchange.write(BodyFailure.TOO_SLOW.response());
    } else {
      exchange.request().demand(onContent);
    }
  }
}
