package io.github.bsskit.host;

import io.github.bsskit.contract.GatewayError;
import io.github.bsskit.contract.Wire;
import io.github.bsskit.gateway.Gateway;
import io.github.bsskit.gateway.Header;
import io.github.bsskit.gateway.RpcAnswer;
import io.github.bsskit.gateway.RpcCall;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.content.ByteBufferContentSource;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Stands in front of WireMock on the gateway's paths: reads the body, up to the limit, and answers
 * at once what WireMock cannot take in, such as a broken percent-encoding, on which it would fail.
 */
final class FrontDoor extends Handler.Wrapper {

  private final Gateway gateway;
  private final CallListener listener;

  FrontDoor(Simulation simulation, Handler wireMock) {
    super(wireMock);
    this.gateway = simulation.gateway();
    this.listener = simulation.listener();
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (HttpMethod.CONNECT.is(request.getMethod())) {
      Answers.write(gateway.refuse(GatewayError.UNSUPPORTED_HTTP_METHOD), response, callback);
      return true;
    }
    String path = request.getHttpURI().getPath();
    if (path == null || !gateway.isAt(path)) {
      return super.handle(request, response, callback);
    }
    byte[] body;
    try (InputStream in = Content.Source.asInputStream(request)) {
      body = in.readNBytes(Wire.MAX_BODY_BYTES + 1);
    } catch (IOException brokenOff) {
      Answers.write(gateway.refuse(GatewayError.INVALID_PARAMETER_FORMAT), response, callback);
      return true;
    }
    HttpFields headers = headers(request);
    RpcCall call = call(request, headers, path, body);
    if (WireMockIntake.takes(call, headers)) {
      return super.handle(new BufferedRequest(request, headers, body), response, callback);
    }
    RpcAnswer answer = gateway.answer(call);
    listener.answered(call, answer);
    Answers.write(answer, response, callback);
    return true;
  }

  /** The headers as sent, with the Host that HTTP/2 says in another way; signatures cover it. */
  private static HttpFields headers(Request request) {
    HttpFields headers = request.getHeaders();
    String authority = request.getHttpURI().getAuthority();
    if (headers.contains(HttpHeader.HOST) || authority == null) {
      return headers;
    }
    return HttpFields.build(headers).put(HttpHeader.HOST, authority).asImmutable();
  }

  private static RpcCall call(Request request, HttpFields fields, String path, byte[] body) {
    List<Header> headers =
        fields.stream().map(field -> new Header(field.getName(), field.getValue())).toList();
    String query = request.getHttpURI().getQuery();
    return new RpcCall(request.getMethod(), path, query == null ? "" : query, headers, body);
  }

  /** A request whose body has been read, and can be read again. */
  private static final class BufferedRequest extends Request.Wrapper {

    private final HttpFields headers;
    private final int length;
    private final Content.Source content;

    BufferedRequest(Request request, HttpFields headers, byte[] body) {
      super(request);
      this.headers = headers;
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
