package io.github.bsskit.host;

import io.github.bsskit.gateway.RpcAnswer;
import java.nio.ByteBuffer;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Writes answers of the gateway to Jetty, past WireMock. */
final class Answers {

  private Answers() {}

  static void write(RpcAnswer answer, Response response, Callback callback) {
    response.setStatus(answer.status());
    answer.headers().forEach(header -> response.getHeaders().put(header.name(), header.value()));
    response.getHeaders().put("Content-Length", answer.body().length);
    response.write(true, ByteBuffer.wrap(answer.body()), callback);
  }
}
