package io.github.bsskit.simulator.host;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.jetty11.SslContexts;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.SslConnectionFactory;

/** HTTPS with WireMock's certificate. A class of its own, so that it is loaded only if needed. */
final class Https {

  private Https() {}

  /** TLS with HTTP/2 and HTTP/1.1. */
  static ConnectionFactory[] over(HttpConfiguration wire) {
    var certificate =
        SslContexts.buildHttp2SslContextFactory(
            WireMockConfiguration.options().httpsPort(0).httpsSettings());
    ALPNServerConnectionFactory alpn = new ALPNServerConnectionFactory();
    return new ConnectionFactory[] {
      new SslConnectionFactory(certificate, alpn.getProtocol()),
      alpn,
      new HTTP2ServerConnectionFactory(wire),
      new StrictHttp1(wire)
    };
  }
}
