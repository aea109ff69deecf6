package io.github.bsskit.simulator.host;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Invocable;

/**
 * Reads a body as it comes, without keeping a thread: callers that stall in the middle must not be
 * able to use all threads up. Whoever is told must not wait, nor fail.
 */
final class BodyReader implements Invocable.Task {

  private final Request request;
  private final int most;
  private final Consumer<byte[]> onBody;
  private final Runnable onBrokenOff;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  /**
   * A reader that has not begun.
   *
   * @param most after so many bytes the rest is left alone
   * @param onBody is told the body, once
   * @param onBrokenOff is told instead if there is no whole body
   */
  BodyReader(Request request, int most, Consumer<byte[]> onBody, Runnable onBrokenOff) {
    this.request = request;
    this.most = most;
    this.onBody = onBody;
    this.onBrokenOff = onBrokenOff;
  }

  @Override
  public InvocationType getInvocationType() {
    return InvocationType.NON_BLOCKING;
  }

  @Override
  public void run() {
    while (body.size() < most) {
      Content.Chunk chunk = request.read();
      if (chunk == null) {
        request.demand(this);
        return;
      }
      if (Content.Chunk.isFailure(chunk)) {
        onBrokenOff.run();
        return;
      }
      take(chunk.getByteBuffer());
      chunk.release();
      if (chunk.isLast()) {
        break;
      }
    }
    onBody.accept(body.toByteArray());
  }

  private void take(ByteBuffer buffer) {
    byte[] octets = new byte[Math.min(buffer.remaining(), most - body.size())];
    buffer.get(octets);
    body.writeBytes(octets);
  }
}
