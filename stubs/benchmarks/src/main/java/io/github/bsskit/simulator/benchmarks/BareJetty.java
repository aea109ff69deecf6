package io.github.bsskit.simulator.benchmarks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/** The simulator's Jetty with a constant response: the cost of HTTP alone. */
final class BareJetty extends Handler.Abstract.NonBlocking {

  private final byte[] body;

  private BareJetty(String body) {
    this.body = body.getBytes(StandardCharsets.UTF_8);
  }

  /** Serves on a port of the loopback address; the arguments are the port and the response body. */
  public static void main(String[] args) throws Exception {
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    connector.setPort(Integer.parseInt(args[0]));
    server.addConnector(connector);
    server.setHandler(new BareJetty(args[1]));
    server.start();
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json;charset=utf-8");
    response.write(true, ByteBuffer.wrap(body), callback);
    return true;
  }
}
