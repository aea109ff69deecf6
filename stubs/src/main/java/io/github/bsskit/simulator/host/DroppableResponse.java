package io.github.bsskit.simulator.host;

import java.nio.ByteBuffer;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * A response of WireMock's that is not sent if it is marked: the connection is closed instead.
 * WireMock's own fault of that kind fails on HTTP/2.
 */
final class DroppableResponse extends Response.Wrapper {

  /** The header that marks it. */
  static final String MARK = "X-Bss-Simulator-Drop";

  DroppableResponse(Request request, Response response) {
    super(request, response);
  }

  @Override
  public void write(boolean last, ByteBuffer content, Callback callback) {
    if (getHeaders().contains(MARK)) {
      ResponseWriter.hangUp(getRequest());
      callback.succeeded();
    } else {
      super.write(last, content, callback);
    }
  }
}
