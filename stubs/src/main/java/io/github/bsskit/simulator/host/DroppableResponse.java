package io.github.bsskit.simulator.host;

import io.github.bsskit.simulator.host.fastlane.WireMockResponse;
import java.nio.ByteBuffer;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Closes the connection instead of sending a response that WireMock marked with {@link
 * WireMockResponse#DROP_HEADER}. WireMock's own fault of that kind fails on HTTP/2.
 */
final class DroppableResponse extends Response.Wrapper {

  DroppableResponse(Request request, Response response) {
    super(request, response);
  }

  @Override
  public void write(boolean last, ByteBuffer content, Callback callback) {
    if (getHeaders().contains(WireMockResponse.DROP_HEADER)) {
      HttpExchange.closeConnection(getRequest());
      callback.succeeded();
    } else {
      super.write(last, content, callback);
    }
  }
}
