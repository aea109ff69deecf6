package io.github.bsskit.simulator.host;

import io.github.bsskit.contract.Wire;
import io.github.bsskit.simulator.control.ControlRequest;
import io.github.bsskit.simulator.control.ControlResponse;
import io.github.bsskit.simulator.control.ControlRoutes;
import io.github.bsskit.simulator.gateway.Delivery;
import io.github.bsskit.simulator.gateway.Header;
import io.github.bsskit.simulator.gateway.RawRequest;
import io.github.bsskit.simulator.gateway.RawResponse;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** A request, its response, and the callback that completes both. */
final class HttpExchange {

  /** Responses of this size fit into the buffers of a connection. */
  private static final int UNCOUNTED_BYTES = 16 * 1024;

  private static final BufferBudget UNLIMITED = new BufferBudget(Long.MAX_VALUE);

  private final Request request;
  private final Response response;
  private final Callback callback;
  private final BufferBudget buffers;

  /** Writes the response. If it fails, an error response is written. */
  @FunctionalInterface
  interface Action {

    void run() throws Exception;
  }

  /** Creates an exchange that does not count what it holds. */
  HttpExchange(Request request, Response response, Callback callback) {
    this(request, response, callback, UNLIMITED);
  }

  /**
   * Creates an exchange.
   *
   * @param buffers limits the bytes that slow clients make all exchanges hold
   */
  HttpExchange(Request request, Response response, Callback callback, BufferBudget buffers) {
    this.request = request;
    this.response = response;
    this.callback = callback;
    this.buffers = buffers;
  }

  Request request() {
    return request;
  }

  String method() {
    return request.getMethod();
  }

  /** The path as sent; empty if the request has none. */
  String path() {
    HttpURI uri = request.getHttpURI();
    return uri == null || uri.getPath() == null ? "" : uri.getPath();
  }

  /** The query as sent; empty if the request has none. */
  String query() {
    HttpURI uri = request.getHttpURI();
    return uri == null || uri.getQuery() == null ? "" : uri.getQuery();
  }

  /** The conditions under which the client wants a file. */
  ControlRequest.Terms terms() {
    return new ControlRequest.Terms(
        header(HttpHeader.IF_NONE_MATCH), header(HttpHeader.ACCEPT_ENCODING));
  }

  private String header(HttpHeader name) {
    return String.join(",", request.getHeaders().getValuesList(name));
  }

  /** Runs an action on this thread. Errors such as OutOfMemoryError get a response as well. */
  void run(Action action) {
    try {
      action.run();
    } catch (Throwable failure) {
      Response.writeError(request, response, callback, failure);
    }
  }

  /** Runs an action on this thread, unless the connection was closed while the exchange waited. */
  void runIfOpen(Action action) {
    if (request.getConnectionMetaData().getConnection().getEndPoint().isOpen()) {
      run(action);
    } else {
      callback.failed(new ClosedChannelException());
    }
  }

  /** Runs an action on a thread of the executor. */
  void runOn(Executor executor, Action action) {
    executor.execute(() -> run(action));
  }

  /**
   * Reads the body without blocking. The callbacks must not block.
   *
   * @param limit bytes after which the rest is not read
   * @param onBody receives the body
   * @param onFailure receives the reason instead if the body cannot be read
   */
  void readBody(int limit, Consumer<byte[]> onBody, Consumer<BodyFailure> onFailure) {
    new BodyReader(request, limit, buffers, System::nanoTime, onBody, onFailure).run();
  }

  /**
   * Reads the body of a request that is not the gateway's, without blocking. If it cannot be read,
   * writes an error.
   *
   * @param usual the maximum in bytes; less if memory is scarce
   * @param onBody receives the body; must not block
   */
  void readBody(int usual, Consumer<byte[]> onBody) {
    int limit = (int) Math.min(usual, buffers.limit() / 2);
    if (request.getLength() > limit) {
      writeTooLarge(limit, usual);
      return;
    }
    readBody(
        limit + 1,
        body -> {
          if (body.length > limit) {
            writeTooLarge(limit, usual);
          } else {
            onBody.accept(body);
          }
        },
        failure -> write(failure.response()));
  }

  private void writeTooLarge(int limit, int usual) {
    write(ControlRoutes.tooLarge(method(), path(), limit, usual));
  }

  /** The request for the gateway. Malformed HTTP may lack any part of it. */
  RawRequest toRawRequest(byte[] body) {
    HttpFields fields = headers(request);
    List<Header> headers = new ArrayList<>(Math.min(fields.size(), Wire.MAX_HEADERS + 1));
    for (HttpField field : fields) {
      if (headers.size() > Wire.MAX_HEADERS) {
        break;
      }
      headers.add(new Header(field.getName(), String.valueOf(field.getValue())));
    }
    String path = path();
    return new RawRequest(method(), path.isEmpty() ? Wire.PATH : path, query(), headers, body);
  }

  /** The headers as sent, with the Host that HTTP/2 sends in another form: signatures cover it. */
  static HttpFields headers(Request request) {
    HttpFields headers = request.getHeaders();
    if (headers.contains(HttpHeader.HOST) || request.getHttpURI() == null) {
      return headers;
    }
    String authority = request.getHttpURI().getAuthority();
    return authority == null
        ? headers
        : HttpFields.build(headers).put(HttpHeader.HOST, authority).asImmutable();
  }

  /** The hosts that the target and the headers name. */
  RequestHosts hosts() {
    return new RequestHosts(request);
  }

  /** Writes a response of the gateway. */
  void write(RawResponse raw) {
    write(raw, List.of());
  }

  /** Writes a response of the gateway with additional headers, as its {@link Delivery} says. */
  void write(RawResponse raw, List<Header> additional) {
    Delivery.Extent extent = raw.delivery().extent();
    if (extent == Delivery.Extent.DROPPED) {
      closeConnection(request);
      callback.succeeded();
      return;
    }
    response.setStatus(raw.status());
    HttpFields.Mutable headers = response.getHeaders();
    // An earlier failure may have left headers. Looking for them costs more than adding all others.
    boolean isEmpty = headers.size() == 0;
    add(raw.headers(), headers, isEmpty);
    add(additional, headers, isEmpty);
    headers.put(HttpHeader.CONTENT_LENGTH, raw.body().length);
    boolean isComplete = extent == Delivery.Extent.COMPLETE;
    Callback after =
        isComplete ? callback : Callback.from(() -> closeConnection(request), callback);
    response.write(isComplete, ByteBuffer.wrap(raw.sentBody()), after);
  }

  private static void add(List<Header> added, HttpFields.Mutable headers, boolean isEmpty) {
    for (Header header : added) {
      if (isEmpty) {
        headers.add(header.name(), header.value());
      } else {
        headers.put(header.name(), header.value());
      }
    }
  }

  /** Writes a response of the control API or the documentation. */
  void write(ControlResponse control) {
    response.setStatus(control.status());
    HttpFields.Mutable headers = response.getHeaders();
    control.headers().forEach(header -> headers.put(header.name(), header.value()));
    // With 304 it would be the length of the file, which is not sent.
    if (control.status() != HttpStatus.NOT_MODIFIED_304) {
      headers.put(HttpHeader.CONTENT_LENGTH, control.body().length);
    }
    response.write(
        true, ByteBuffer.wrap(control.body()), counting(control.body().length, callback));
  }

  /**
   * The callback of a response or a piece of it, which is ended early if slow clients hold too
   * much.
   */
  private Callback counting(int bytes, Callback after) {
    if (bytes <= UNCOUNTED_BYTES) {
      return after;
    }
    BufferBudget.Share share = buffers.open(() -> closeConnection(request));
    share.add(bytes);
    return Callback.from(after, share::close);
  }

  /**
   * Writes a response of the control API. Each piece of its body is created after the one before
   * has been sent, so that a client which reads slowly needs neither a thread nor memory.
   *
   * @param executor runs what creates the pieces
   */
  void write(ControlResponse control, Executor executor) {
    if (control.rest().isEmpty()) {
      write(control);
      return;
    }
    response.setStatus(control.status());
    control.headers().forEach(header -> response.getHeaders().put(header.name(), header.value()));
    write(control.body(), control.rest().get(), executor);
  }

  private void write(byte[] piece, Iterator<byte[]> rest, Executor executor) {
    Callback next =
        Callback.from(
            () -> runOn(executor, () -> write(rest.next(), rest, executor)), callback::failed);
    boolean isLast = !rest.hasNext();
    response.write(
        isLast, ByteBuffer.wrap(piece), counting(piece.length, isLast ? callback : next));
  }

  /** Lets another handler write the response. */
  void passTo(Request.Handler handler) throws Exception {
    if (!handler.handle(request, response, callback)) {
      Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
    }
  }

  /**
   * This exchange for WireMock, with a body that can be read again.
   *
   * @param sizes gets the size of the response
   */
  HttpExchange forWireMock(byte[] body, ResponseSizes sizes) {
    DetachedResponse detached = new DetachedResponse(request, response, callback, buffers, sizes);
    return new HttpExchange(
        new BufferedRequest(request, body), detached, detached.completion(), buffers);
  }

  /**
   * Closes the connection with all its streams. Closing the end point instead of the connection
   * keeps HTTP/2 from sending pending frames first.
   */
  static void closeConnection(Request request) {
    request.getConnectionMetaData().getConnection().getEndPoint().close();
  }
}
