package io.github.bsskit.simulator.host;

import com.github.tomakehurst.wiremock.extension.Extension;
import com.github.tomakehurst.wiremock.extension.ExtensionFactory;
import com.github.tomakehurst.wiremock.extension.WireMockServices;
import com.github.tomakehurst.wiremock.jetty.JettyHttpServer;
import com.github.tomakehurst.wiremock.jetty12.Jetty12HttpServerFactory;
import java.util.List;
import org.eclipse.jetty.server.Server;

/**
 * Makes WireMock use Jetty 12, if the WireMock is the one in our jar.
 *
 * <p>Another WireMock with our jar on its class path brings its own server. WireMock's own
 * registration of the Jetty 12 module would replace it and fail.
 */
public final class Jetty12Extension implements ExtensionFactory {

  /** For WireMock's scan for extensions. */
  public Jetty12Extension() {}

  @Override
  public boolean isLoadable() {
    try {
      // Throws if the module is not on the class path.
      Jetty12HttpServerFactory.class.getName();
      return JettyHttpServer.class.getDeclaredField("jettyServer").getType() == Server.class;
    } catch (NoSuchFieldException | LinkageError otherWireMock) {
      return false;
    }
  }

  @Override
  public List<Extension> create(WireMockServices services) {
    // WireMock before 3.10 does not ask whether it is loadable.
    return isLoadable() ? List.of(new Jetty12HttpServerFactory()) : List.of();
  }
}
