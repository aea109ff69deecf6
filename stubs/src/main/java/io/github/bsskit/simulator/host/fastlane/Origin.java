package io.github.bsskit.simulator.host.fastlane;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.URIUtil;

/**
 * Where a request came from and how it was addressed.
 *
 * @param client the remote end of the connection
 * @param scheme {@code http} or {@code https}
 * @param host as sent by the client
 * @param port as sent by the client, or the default of the scheme
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

  /** The client's address as a number. */
  String clientIp() {
    return client instanceof InetSocketAddress internet
        ? internet.getAddress().getHostAddress()
        : client.toString();
  }

  /** The absolute URL of a path and query. */
  String absolute(String pathAndQuery) {
    StringBuilder url = new StringBuilder();
    URIUtil.appendSchemeHostPort(url, scheme, host, port);
    return url.append(pathAndQuery).toString();
  }
}
