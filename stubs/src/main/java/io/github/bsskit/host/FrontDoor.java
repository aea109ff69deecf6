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
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
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
 * Stands in front of WireMock on the gateway's paths: reads the body, up to the limit, and answers
 * at once what WireMock cannot take in, such as a broken percent-encoding, on which it would fail.
 * Control calls never get past it, nor do those for the documentation.
 */
final class FrontDoor extends Handler.Wrapper {

  private final Simulation simulation;
  private final ControlEntrance control;
  private final Optional<Docs> docs;

  /**
   * The door of a server.
   *
   * @param docs the documentation, unless its paths are to be left to WireMock
   */
  FrontDoor(Simulation simulation, ControlAccess access, Optional<Docs> docs, Handler wireMock) {
    super(wireMock);
    this.simulation = simulation;
    this.docs = docs;
    boolean hasDocs = docs.filter(Docs::isThere).isPresent();
    this.control = new ControlEntrance(new ControlRoutes(simulation, hasDocs), access);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String path = request.getHttpURI().getPath();
    if (HttpMethod.CONNECT.is(request.getMethod())) {
      refuse(GatewayError.UNSUPPORTED_HTTP_METHOD, request, response, callback);
      return true;
    }
    if (path != null && ControlRoutes.isAt(path)) {
      control.handle(request, response, callback);
      return true;
    }
    if (path != null && docs.isPresent() && Docs.isAt(path)) {
      ControlAnswer page =
          docs.get().answer(request.getMethod(), path, ControlEntrance.terms(request));
      Answers.write(page, response, callback);
      return true;
    }
    if (path == null || !simulation.gateway().isAt(path)) {
      return super.handle(request, response, callback);
    }
    new BodyReader(
            request,
            Wire.MAX_BODY_BYTES + 1,
            body -> answer(body, request, response, callback),
            () -> refuse(GatewayError.INVALID_PARAMETER_FORMAT, request, response, callback))
        .run();
    return true;
  }

  private void answer(byte[] body, Request request, Response response, Callback callback) {
    RpcCall call = call(request, body);
    try {
      if (!WireMockIntake.takes(call)) {
        Answers.write(simulation.answer(call), request, response, callback);
      } else if (!super.handle(
          new BufferedRequest(request, body), new DroppableResponse(request, response), callback)) {
        Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
      }
    } catch (Exception fault) {
      Response.writeError(request, response, callback, fault);
    }
  }

  private void refuse(GatewayError error, Request request, Response response, Callback callback) {
    RpcAnswer answer = simulation.refuse(call(request, new byte[0]), error);
    Answers.write(answer, request, response, callback);
  }

  /** A request as the gateway sees it; what is not well-formed HTTP may lack any part of it. */
  static RpcCall call(Request request, byte[] body) {
    HttpURI uri = request.getHttpURI();
    List<Header> headers =
        headers(request).stream()
            .map(field -> new Header(field.getName(), String.valueOf(field.getValue())))
            .toList();
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
