package io.github.bsskit.simulator.host;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.URIUtil;

/**
 * Where a call came from and how, beside what the gateway is told.
 *
 * @param client the other end of the connection
 * @param scheme {@code http} or {@code https}
 * @param host as the caller named it
 * @param port as the caller named it, or the one that goes with the scheme
 * @param protocol for example {@code HTTP/1.1}
 */
record Origin(SocketAddress client, String scheme, String host, int port, String protocol) {

  static Origin of(Request request) {
    return new Origin(
        request.getConnectionMetaData().getRemoteSocketAddress(),
        request.getHttpURI().getScheme(),
        Request.getServerName(request),
        Request.getServerPort(request),
        request.getConnectionMetaData().getProtocol());
  }

  /** The address of the client, a number. */
  String clientIp() {
    return client instanceof InetSocketAddress internet
        ? internet.getAddress().getHostAddress()
        : client.toString();
  }

  /** The whole URL of what was asked for here. */
  String absolute(String pathAndQuery) {
    StringBuilder url = new StringBuilder();
    URIUtil.appendSchemeHostPort(url, scheme, host, port);
    return url.append(pathAndQuery).toString();
  }
}
