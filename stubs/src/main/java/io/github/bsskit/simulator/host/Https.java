package io.github.bsskit.simulator.host;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.jetty11.SslContexts;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SslConnectionFactory;

/** HTTPS with the certificate that WireMock has for that; apart, since few ask for it. */
final class Https {

  private Https() {}

  /** HTTP/2 and HTTP/1.1 over TLS, as the caller prefers. */
  static ConnectionFactory[] over(HttpConfiguration wire) {
    var certificate =
        SslContexts.buildHttp2SslContextFactory(
            WireMockConfiguration.options().httpsPort(0).httpsSettings());
    ALPNServerConnectionFactory choice = new ALPNServerConnectionFactory();
    return new ConnectionFactory[] {
      new SslConnectionFactory(certificate, choice.getProtocol()),
      choice,
      new HTTP2ServerConnectionFactory(wire),
      new HttpConnectionFactory(wire)
    };
  }
}
