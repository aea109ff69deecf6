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
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  private static final Pattern CHARSET = Pattern.compile("charset=\"?([^\";\\s]+)");

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
    Request complete = new CompleteRequest(request, body);
    RpcCall call = call(complete, path, body);
    if (isFitForWireMock(call)) {
      return super.handle(complete, response, callback);
    }
    RpcAnswer answer = gateway.answer(call);
    listener.answered(call, answer);
    Answers.write(answer, response, callback);
    return true;
  }

  private static RpcCall call(Request request, String path, byte[] body) {
    List<Header> headers =
        request.getHeaders().stream()
            .map(field -> new Header(field.getName(), field.getValue()))
            .toList();
    String query = request.getHttpURI().getQuery();
    return new RpcCall(request.getMethod(), path, query == null ? "" : query, headers, body);
  }

  private static boolean isFitForWireMock(RpcCall call) {
    if (call.body().length > Wire.MAX_BODY_BYTES || !isDecodable(call.query())) {
      return false;
    }
    String type = call.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    Matcher charset = CHARSET.matcher(type);
    if (type.contains("multipart/") || charset.find() && !isCharset(charset.group(1))) {
      return false;
    }
    return !type.contains("form")
        || isDecodable(new String(call.body(), StandardCharsets.ISO_8859_1));
  }

  private static boolean isCharset(String name) {
    try {
      return Charset.isSupported(name);
    } catch (IllegalCharsetNameException e) {
      return false;
    }
  }

  /** Whether two hexadecimal digits follow every percent sign. */
  private static boolean isDecodable(String text) {
    for (int at = text.indexOf('%'); at >= 0; at = text.indexOf('%', at + 1)) {
      if (at + 2 >= text.length()
          || Character.digit(text.charAt(at + 1), 16) < 0
          || Character.digit(text.charAt(at + 2), 16) < 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * A request whose body has been read, and can be read again; it has a Host header even where
   * HTTP/2 says the host otherwise, since signatures are made over it.
   */
  private static final class CompleteRequest extends Request.Wrapper {

    private final int length;
    private final Content.Source content;
    private final HttpFields headers;

    CompleteRequest(Request request, byte[] body) {
      super(request);
      length = body.length;
      content = new ByteBufferContentSource(ByteBuffer.wrap(body));
      String authority = request.getHttpURI().getAuthority();
      headers =
          authority == null || request.getHeaders().contains(HttpHeader.HOST)
              ? request.getHeaders()
              : HttpFields.build(request.getHeaders())
                  .add(HttpHeader.HOST, authority)
                  .asImmutable();
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
