package io.github.bsskit.simulator.host;

import io.github.bsskit.contract.GatewayError;
import io.github.bsskit.contract.Wire;
import io.github.bsskit.simulator.control.ControlAccess;
import io.github.bsskit.simulator.control.ControlResponse;
import io.github.bsskit.simulator.control.ControlRoutes;
import io.github.bsskit.simulator.control.Docs;
import io.github.bsskit.simulator.control.Simulation;
import io.github.bsskit.simulator.gateway.Header;
import io.github.bsskit.simulator.gateway.RawRequest;
import io.github.bsskit.simulator.gateway.RawResponse;
import io.github.bsskit.simulator.gateway.RpcRequest;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.content.ByteBufferContentSource;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Stands in front of WireMock: answers calls on the gateway's paths that need nothing of it, and
 * those that WireMock could not take in, such as ones with a broken percent-encoding. Control calls
 * never get past the door, nor do those for the documentation.
 *
 * <p>Bodies are read and calls are answered by the thread that Jetty reads connections with; to
 * hand a call to another thread costs more than to answer it. Whatever may wait or take long is
 * handed on.
 */
final class GatewayHandler extends Handler.Abstract.NonBlocking {

  /** Bytes of parameters. */
  private static final int MOST_AT_ONCE = 8 * 1024;

  private final Simulation simulation;
  private final AdminHandler control;
  private final Optional<Docs> docs;
  private final FastLane lane;
  private final EmbeddedWireMock wireMock;
  private final BlockingExecutor waiting;
  private final boolean isLogged;

  /**
   * The door of a server.
   *
   * @param docs the documentation, unless its paths are to be left to WireMock
   * @param isLogged whether a line is written for each call, which may wait for whoever reads them
   */
  GatewayHandler(
      Simulation simulation,
      ControlAccess access,
      Optional<Docs> docs,
      FastLane lane,
      EmbeddedWireMock wireMock,
      BlockingExecutor waiting,
      boolean isLogged) {
    this.simulation = simulation;
    this.waiting = waiting;
    this.isLogged = isLogged;
    this.docs = docs;
    this.lane = lane;
    this.wireMock = wireMock;
    this.control = new AdminHandler(simulation, docs, access, waiting);
  }

  @Override
  protected void doStop() throws Exception {
    wireMock.stop();
    super.doStop();
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    String path = request.getHttpURI().getPath();
    if (path != null && simulation.gateway().servesPath(path) && !isTunnel(request)) {
      new BodyReader(
              request,
              Wire.MAX_BODY_BYTES + 1,
              body -> answer(body, request, response, callback),
              () -> refuse(GatewayError.INVALID_PARAMETER_FORMAT, request, response, callback))
          .run();
      return true;
    }
    waiting.answer(
        request, response, callback, () -> answerOthers(path, request, response, callback));
    return true;
  }

  private static boolean isTunnel(Request request) {
    return HttpMethod.CONNECT.is(request.getMethod());
  }

  /** What is no call of an operation. */
  private void answerOthers(String path, Request request, Response response, Callback callback)
      throws Exception {
    if (isTunnel(request)) {
      refuse(GatewayError.UNSUPPORTED_HTTP_METHOD, request, response, callback);
    } else if (path != null && ControlRoutes.isAt(path)) {
      control.handle(request, response, callback);
    } else if (path != null && docs.isPresent() && Docs.isAt(path)) {
      ControlResponse page =
          docs.get().answer(request.getMethod(), path, AdminHandler.terms(request));
      ResponseWriter.write(page, response, callback);
    } else {
      behind(request, response, callback);
    }
  }

  /** Answers a call itself, at once or on a thread that may wait, or lets WireMock answer it. */
  private void answer(byte[] body, Request request, Response response, Callback callback) {
    BlockingExecutor.guard(
        request,
        response,
        callback,
        () -> {
          RawRequest call = call(request, body);
          boolean isForWireMock = WireMockLimits.takes(call);
          if (isForWireMock && !lane.takes(call)) {
            Request whole = new BufferedRequest(request, body);
            Response droppable = new DroppableResponse(request, response);
            waiting.answer(whole, droppable, callback, () -> behind(whole, droppable, callback));
          } else if (isForWireMock && !isLogged && isShort(call)) {
            atOnceIfItCan(call, request, response, callback);
          } else {
            waiting.answer(
                request,
                response,
                callback,
                () ->
                    pass(
                        call,
                        simulation.handle(new RpcRequest(call)),
                        isForWireMock,
                        request,
                        response,
                        callback));
          }
        });
  }

  /** As all lawful calls are; to look into a long one, and why it is refused, takes its time. */
  private static boolean isShort(RawRequest call) {
    return call.body().length + call.query().length() <= MOST_AT_ONCE;
  }

  private void atOnceIfItCan(
      RawRequest call, Request request, Response response, Callback callback) {
    RpcRequest opened = new RpcRequest(call);
    if (simulation.gateway().hasNoFaultFor(opened)) {
      pass(call, simulation.handleWithoutFaults(opened), true, request, response, callback);
    } else {
      waiting.answer(
          request,
          response,
          callback,
          () -> pass(call, simulation.handle(opened), true, request, response, callback));
    }
  }

  /** Writes the answer to a call that WireMock has not seen. */
  private void pass(
      RawRequest call,
      RawResponse answer,
      boolean isForWireMock,
      Request request,
      Response response,
      Callback callback) {
    if (isForWireMock) {
      FastLaneEvent passed = new FastLaneEvent(call, answer, Origin.of(request), lane.stub());
      lane.calls().add(passed);
      ResponseWriter.write(answer, passed::mark, request, response, callback);
    } else {
      ResponseWriter.write(answer, request, response, callback);
    }
  }

  /** Lets WireMock answer. */
  private void behind(Request request, Response response, Callback callback) throws Exception {
    if (!wireMock.handler().handle(request, response, callback)) {
      Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
    }
  }

  private void refuse(GatewayError error, Request request, Response response, Callback callback) {
    waiting.answer(
        request,
        response,
        callback,
        () ->
            ResponseWriter.write(
                simulation.reject(call(request, new byte[0]), error), request, response, callback));
  }

  /** A request as the gateway sees it; what is not well-formed HTTP may lack any part of it. */
  static RawRequest call(Request request, byte[] body) {
    HttpURI uri = request.getHttpURI();
    HttpFields fields = headers(request);
    List<Header> headers = new ArrayList<>(fields.size());
    for (HttpField field : fields) {
      headers.add(new Header(field.getName(), String.valueOf(field.getValue())));
    }
    return new RawRequest(
        request.getMethod(),
        uri == null || uri.getPath() == null ? Wire.PATH : uri.getPath(),
        uri == null || uri.getQuery() == null ? "" : uri.getQuery(),
        headers,
        body);
  }

  /** The headers as sent, with the Host that HTTP/2 says in another way; signatures cover it. */
  private static HttpFields headers(Request request) {
    HttpFields headers = request.getHeaders();
    String authority = request.getHttpURI() == null ? null : request.getHttpURI().getAuthority();
    if (headers.contains(HttpHeader.HOST) || authority == null) {
      return headers;
    }
    return HttpFields.build(headers).put(HttpHeader.HOST, authority).asImmutable();
  }

  /** A request whose body has been read, and can be read again. */
  private static final class BufferedRequest extends Request.Wrapper {

    private final HttpFields headers;
    private final int length;
    private final Content.Source content;

    BufferedRequest(Request request, byte[] body) {
      super(request);
      headers = GatewayHandler.headers(request);
      length = body.length;
      content = new ByteBufferContentSource(ByteBuffer.wrap(body));
    }

    @Override
    public HttpFields getHeaders() {
      return headers;
    }

    @Override
    public long getLength() {
      return length;
    }

    @Override
    public Content.Chunk read() {
      return content.read();
    }

    @Override
    public void demand(Runnable demandCallback) {
      content.demand(demandCallback);
    }

    @Override
    public void fail(Throwable failure) {
      content.fail(failure);
    }
  }
}
