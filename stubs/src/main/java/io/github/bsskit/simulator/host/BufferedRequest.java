package io.github.bsskit.simulator.host;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.content.ByteBufferContentSource;
import org.eclipse.jetty.server.Request;

/** A request whose body has been read and can be read again. */
final class BufferedRequest extends Request.Wrapper {

  private final HttpFields headers;
  private final int length;
  private final Content.Source content;

  BufferedRequest(Request request, byte[] body) {
    super(request);
    headers = HttpExchange.headers(request);
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
