package io.github.bsskit.simulator.host;

import com.github.tomakehurst.wiremock.extension.Extension;
import com.github.tomakehurst.wiremock.extension.ExtensionFactory;
import com.github.tomakehurst.wiremock.extension.WireMockServices;
import com.github.tomakehurst.wiremock.jetty.JettyHttpServer;
import com.github.tomakehurst.wiremock.jetty12.Jetty12HttpServerFactory;
import java.util.List;
import org.eclipse.jetty.server.Server;

/**
 * Offers WireMock the Jetty of our jar, where the WireMock is that of our jar as well.
 *
 * <p>Another WireMock that has our jar on its class path brings a server of its own, which the
 * factory that WireMock's module registers by itself would push aside and fail.
 */
public final class Jetty12Extension implements ExtensionFactory {

  /** For WireMock's scan for extensions. */
  public Jetty12Extension() {}

  @Override
  public boolean isLoadable() {
    try {
      return JettyHttpServer.class.getDeclaredField("jettyServer").getType() == Server.class;
    } catch (NoSuchFieldException | LinkageError otherWireMock) {
      return false;
    }
  }

  @Override
  public List<Extension> create(WireMockServices services) {
    return List.of(new Jetty12HttpServerFactory());
  }
}
