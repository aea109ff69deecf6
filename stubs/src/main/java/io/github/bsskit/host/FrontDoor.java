package io.github.bsskit.host;

import io.github.bsskit.contract.GatewayError;
import io.github.bsskit.contract.Wire;
import io.github.bsskit.control.ControlAccess;
import io.github.bsskit.control.ControlAnswer;
import io.github.bsskit.control.ControlRoutes;
import io.github.bsskit.control.Docs;
import io.github.bsskit.control.Simulation;
import io.github.bsskit.gateway.Header;
import io.github.bsskit.gateway.RpcAnswer;
import io.github.bsskit.gateway.RpcCall;
import io.github.bsskit.gateway.WireRequest;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
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
 * what it cannot take in, such as a broken percent-encoding, on which it would fail. Control calls
 * never get past the door, nor do those for the documentation.
 *
 * <p>Bodies are read and calls are answered by the thread that Jetty reads connections with; to
 * hand a call to another thread costs more than to answer it. Whatever may wait or take long is
 * handed on.
 */
final class FrontDoor extends Handler.Abstract.NonBlocking {

  private final Simulation simulation;
  private final ControlEntrance control;
  private final Optional<Docs> docs;
  private final FastLane lane;
  private final HostedWireMock wireMock;
  private final Executor waiting;

  /**
   * The door of a server.
   *
   * @param docs the documentation, unless its paths are to be left to WireMock
   * @param waiting has threads for what may wait
   */
  FrontDoor(
      Simulation simulation,
      ControlAccess access,
      Optional<Docs> docs,
      FastLane lane,
      HostedWireMock wireMock,
      Executor waiting) {
    this.simulation = simulation;
    this.waiting = waiting;
    this.docs = docs;
    this.lane = lane;
    this.wireMock = wireMock;
    this.control = new ControlEntrance(simulation, docs, access);
  }

  @Override
  protected void doStop() throws Exception {
    wireMock.stop();
    super.doStop();
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    String path = request.getHttpURI().getPath();
    if (path != null && simulation.gateway().isAt(path) && !isTunnel(request)) {
      new BodyReader(
              request,
              Wire.MAX_BODY_BYTES + 1,
              body -> answer(body, request, response, callback),
              () -> refuse(GatewayError.INVALID_PARAMETER_FORMAT, request, response, callback),
              InvocationType.NON_BLOCKING)
          .run();
      return true;
    }
    handOn(request, response, callback, () -> answerOthers(path, request, response, callback));
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
      ControlAnswer page =
          docs.get().answer(request.getMethod(), path, ControlEntrance.terms(request));
      Answers.write(page, response, callback);
    } else {
      behind(request, response, callback);
    }
  }

  private void answer(byte[] body, Request request, Response response, Callback callback) {
    try {
      choose(call(request, body), request, response, callback);
    } catch (RuntimeException fault) {
      Response.writeError(request, response, callback, fault);
    }
  }

  /** Answers a call itself, at once or on a thread that may wait, or lets WireMock answer it. */
  private void choose(RpcCall call, Request request, Response response, Callback callback) {
    boolean isForWireMock = WireMockIntake.takes(call);
    if (isForWireMock && !lane.takes(call)) {
      Request whole = new BufferedRequest(request, call.body());
      Response droppable = new DroppableResponse(request, response);
      handOn(whole, droppable, callback, () -> behind(whole, droppable, callback));
      return;
    }
    WireRequest opened = new WireRequest(call);
    // What WireMock cannot take in may be a megabyte of parameters.
    if (isForWireMock && simulation.gateway().meetsNothing(opened)) {
      pass(simulation.answerAtOnce(opened), isForWireMock, call, request, response, callback);
    } else {
      handOn(
          request,
          response,
          callback,
          () -> pass(simulation.answer(opened), isForWireMock, call, request, response, callback));
    }
  }

  /** Writes the answer to a call that WireMock has not seen. */
  private void pass(
      RpcAnswer answer,
      boolean isForWireMock,
      RpcCall call,
      Request request,
      Response response,
      Callback callback) {
    if (isForWireMock) {
      PassedCall passed = new PassedCall(call, answer, Origin.of(request), lane.stub());
      lane.calls().add(passed);
      Answers.write(answer, passed::mark, request, response, callback);
    } else {
      Answers.write(answer, request, response, callback);
    }
  }

  /** Lets WireMock answer. */
  private void behind(Request request, Response response, Callback callback) throws Exception {
    if (!wireMock.handler().handle(request, response, callback)) {
      Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
    }
  }

  @FunctionalInterface
  private interface Answering {
    void run() throws Exception;
  }

  /** Answers on a thread that may wait. */
  private void handOn(Request request, Response response, Callback callback, Answering answering) {
    waiting.execute(
        () -> {
          try {
            answering.run();
          } catch (Exception fault) {
            Response.writeError(request, response, callback, fault);
          }
        });
  }

  private void refuse(GatewayError error, Request request, Response response, Callback callback) {
    RpcAnswer answer = simulation.refuse(call(request, new byte[0]), error);
    Answers.write(answer, request, response, callback);
  }

  /** A request as the gateway sees it; what is not well-formed HTTP may lack any part of it. */
  static RpcCall call(Request request, byte[] body) {
    HttpURI uri = request.getHttpURI();
    HttpFields fields = headers(request);
    List<Header> headers = new ArrayList<>(fields.size());
    for (HttpField field : fields) {
      headers.add(new Header(field.getName(), String.valueOf(field.getValue())));
    }
    return new RpcCall(
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
      headers = FrontDoor.headers(request);
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
