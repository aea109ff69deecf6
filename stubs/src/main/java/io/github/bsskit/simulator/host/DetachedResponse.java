package io.github.bsskit.simulator.host;

import io.github.bsskit.simulator.host.fastlane.WireMockResponse;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;

/**
 * The response of a request to WireMock, whose threads wait until what they write is sent. This one
 * keeps it instead and sends it as the client reads, so that clients that do not read occupy no
 * threads.
 *
 * <p>It also closes the connection instead of sending a response that WireMock marked with {@link
 * WireMockResponse#DROP_HEADER}. WireMock's own fault of that kind fails on HTTP/2.
 */
final class DetachedResponse extends Response.Wrapper {

  /** What is kept for each byte until the exchange is complete: WireMock's own, and a copy. */
  private static final int COPIES = 2;

  /** Bytes that wait to be sent. */
  private record Piece(boolean isLast, ByteBuffer content, Callback callback) {}

  private final Callback callback;
  private final BufferBudget.Share share;
  private final ResponseSizes sizes;
  private final Sender sender = new Sender();
  private int written;

  /**
   * Wraps a response.
   *
   * @param callback completes the exchange
   * @param buffers limits the bytes that are kept
   * @param sizes gets the size of the response
   */
  DetachedResponse(
      Request request,
      Response response,
      Callback callback,
      BufferBudget buffers,
      ResponseSizes sizes) {
    super(request, response);
    this.callback = callback;
    this.sizes = sizes;
    this.share = buffers.open(() -> HttpExchange.closeConnection(request));
  }

  /** Completes the exchange after everything has been sent. */
  Callback completion() {
    return Callback.from(sender::finish, this::fail);
  }

  private void fail(Throwable reason) {
    share.close();
    callback.failed(reason);
  }

  @Override
  public void write(boolean last, ByteBuffer content, Callback sent) {
    if (getHeaders().contains(WireMockResponse.DROP_HEADER)) {
      HttpExchange.closeConnection(getRequest());
      sent.succeeded();
      return;
    }
    int size = content == null ? 0 : content.remaining();
    written += size;
    sizes.note(written);
    if (size > 0 && share.add(COPIES * size)) {
      ByteBuffer copy = ByteBuffer.allocate(size).put(content).flip();
      sender.add(new Piece(last, copy, Callback.NOOP));
      sent.succeeded();
    } else {
      sender.add(new Piece(last, content, sent));
    }
  }

  private void send(Piece piece, Callback sent) {
    super.write(piece.isLast(), piece.content(), sent);
  }

  /** Sends the pieces one after the other. */
  private final class Sender extends IteratingCallback {

    private final Deque<Piece> waiting = new ArrayDeque<>();
    private Piece current;
    private boolean isFinished;
    private Throwable failure;

    void add(Piece piece) {
      Throwable failed;
      synchronized (waiting) {
        failed = failure;
        if (failed == null) {
          waiting.add(piece);
        }
      }
      if (failed == null) {
        iterate();
      } else {
        piece.callback().failed(failed);
      }
    }

    void finish() {
      Throwable failed;
      synchronized (waiting) {
        isFinished = true;
        failed = failure;
      }
      if (failed == null) {
        iterate();
      } else {
        callback.failed(failed);
      }
    }

    @Override
    protected Action process() {
      synchronized (waiting) {
        current = waiting.poll();
        if (current == null) {
          return isFinished ? Action.SUCCEEDED : Action.IDLE;
        }
      }
      send(current, this);
      return Action.SCHEDULED;
    }

    @Override
    protected void onSuccess() {
      Piece sent = current;
      current = null;
      sent.callback().succeeded();
    }

    @Override
    protected void onCompleteSuccess() {
      share.close();
      callback.succeeded();
    }

    @Override
    protected void onCompleteFailure(Throwable reason) {
      share.close();
      Deque<Piece> lost;
      boolean wasFinished;
      synchronized (waiting) {
        failure = reason;
        wasFinished = isFinished;
        lost = new ArrayDeque<>(waiting);
        waiting.clear();
      }
      Piece unsent = current;
      current = null;
      if (unsent != null) {
        unsent.callback().failed(reason);
      }
      lost.forEach(piece -> piece.callback().failed(reason));
      if (wasFinished) {
        callback.failed(reason);
      }
    }

    @Override
    public InvocationType getInvocationType() {
      return InvocationType.NON_BLOCKING;
    }
  }
}
