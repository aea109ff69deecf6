package io.github.bsskit.simulator.host;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Invocable;

/** Reads a body in pieces without blocking, so that stalled clients do not occupy threads. */
final class BodyReader implements Invocable.Task {

  private final Request request;
  private final int limit;
  private final Consumer<byte[]> onBody;
  private final Runnable onIncomplete;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  /** See {@link HttpExchange#readBody}. */
  BodyReader(Request request, int limit, Consumer<byte[]> onBody, Runnable onIncomplete) {
    this.request = request;
    this.limit = limit;
    this.onBody = onBody;
    this.onIncomplete = onIncomplete;
  }

  @Override
  public InvocationType getInvocationType() {
    return InvocationType.NON_BLOCKING;
  }

  @Override
  public void run() {
    while (body.size() < limit) {
      Content.Chunk chunk = request.read();
      if (chunk == null) {
        request.demand(this);
        return;
      }
      if (Content.Chunk.isFailure(chunk)) {
        onIncomplete.run();
        return;
      }
      append(chunk.getByteBuffer());
      chunk.release();
      if (chunk.isLast()) {
        break;
      }
    }
    onBody.accept(body.toByteArray());
  }

  private void append(ByteBuffer buffer) {
    byte[] bytes = new byte[Math.min(buffer.remaining(), limit - body.size())];
    buffer.get(bytes);
    body.writeBytes(bytes);
  }
}
