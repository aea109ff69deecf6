package io.github.bsskit.simulator.host;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Invocable;

/**
 * Reads a body in pieces without blocking, so that slow clients do not occupy threads. Memory is
 * allocated as bytes arrive, and bodies that take long have a limit together.
 */
final class BodyReader implements Invocable.Task {

  /** How long any body may take. */
  static final int MAX_SECONDS = 60;

  /** The lowest average rate of larger bodies. */
  static final int BYTES_PER_SECOND = 16 * 1024;

  /** Smaller bodies are not counted: counting takes longer than reading them. */
  private static final int UNCOUNTED_BYTES = 16 * 1024;

  private static final byte[] NOTHING = {};

  private final Request request;
  private final int limit;
  private final BufferBudget budget;
  private final LongSupplier nanoTime;
  private final Consumer<byte[]> onBody;
  private final Consumer<BodyFailure> onFailure;
  private byte[] body = NOTHING;
  private int length;
  private BufferBudget.Share share;
  private int counted;
  private boolean isWaiting;
  private long begin;

  /**
   * See {@link HttpExchange#readBody}.
   *
   * @param budget limits the bytes of all bodies
   * @param nanoTime the time as from {@link System#nanoTime}
   */
  BodyReader(
      Request request,
      int limit,
      BufferBudget budget,
      LongSupplier nanoTime,
      Consumer<byte[]> onBody,
      Consumer<BodyFailure> onFailure) {
    this.request = request;
    this.limit = limit;
    this.budget = budget;
    this.nanoTime = nanoTime;
    this.onBody = onBody;
    this.onFailure = onFailure;
  }

  @Override
  public InvocationType getInvocationType() {
    return InvocationType.NON_BLOCKING;
  }

  @Override
  public void run() {
    while (length < limit) {
      Content.Chunk chunk = request.read();
      if (chunk == null) {
        await();
        return;
      }
      if (Content.Chunk.isFailure(chunk)) {
        fail(BodyFailure.INCOMPLETE);
        return;
      }
      boolean hasRoom = append(chunk.getByteBuffer());
      chunk.release();
      if (!hasRoom) {
        fail(BodyFailure.NO_MEMORY);
        return;
      }
      if (chunk.isLast()) {
        break;
      }
    }
    if (share != null) {
      share.keep();
    }
    byte[] whole = body.length == length ? body : Arrays.copyOf(body, length);
    body = NOTHING;
    onBody.accept(whole);
  }

  /** Waits for the next piece without a thread. If none arrives for 30 s, Jetty ends the body. */
  private void await() {
    long now = nanoTime.getAsLong();
    if (!isWaiting) {
      isWaiting = true;
      begin = now;
    }
    if (TimeUnit.NANOSECONDS.toSeconds(now - begin) > MAX_SECONDS + length / BYTES_PER_SECOND) {
      fail(BodyFailure.TOO_SLOW);
    } else {
      request.demand(this);
    }
  }

  private void fail(BodyFailure failure) {
    body = NOTHING;
    if (share != null) {
      share.close();
    }
    onFailure.accept(failure);
  }

  /**
   * Copies bytes, up to the limit.
   *
   * @return whether there was memory for them
   */
  private boolean append(ByteBuffer buffer) {
    int added = Math.min(buffer.remaining(), limit - length);
    if (length + added > body.length && !grow(length + added)) {
      return false;
    }
    buffer.get(body, length, added);
    length += added;
    return true;
  }

  private boolean grow(int needed) {
    int capacity = length == 0 ? needed : Math.max(needed, Math.min(2 * length, mostExpected()));
    if (capacity > UNCOUNTED_BYTES) {
      if (share == null) {
        share = budget.open(() -> HttpExchange.closeConnection(request));
        Request.addCompletionListener(request, failure -> share.close());
      }
      if (!share.add(capacity - counted)) {
        return false;
      }
      counted = capacity;
    }
    body = Arrays.copyOf(body, capacity);
    return true;
  }

  private int mostExpected() {
    long announced = request.getLength();
    return announced < 0 ? limit : (int) Math.min(limit, announced);
  }
}
