package io.github.bsskit.host;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.HttpServer;
import com.github.tomakehurst.wiremock.http.HttpServerFactory;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.jetty12.Jetty12HttpServer;
import io.github.bsskit.control.ControlAccess;
import io.github.bsskit.control.Docs;
import io.github.bsskit.control.Simulation;
import java.util.Optional;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.handler.GracefulHandler;

/** WireMock's own server with a door in front that lets only well-formed calls in. */
final class SimulatorServer extends Jetty12HttpServer {

  /** Kept-alive connections without a call are closed after so long when the server stops. */
  private static final long STOP_IDLE_MILLISECONDS = 50;

  private SimulatorServer(
      Options options,
      AdminRequestHandler adminRequestHandler,
      StubRequestHandler stubRequestHandler,
      Simulation simulation,
      ControlAccess access,
      Optional<Docs> docs) {
    super(options, adminRequestHandler, stubRequestHandler);
    for (Connector connector : jettyServer.getConnectors()) {
      ((AbstractConnector) connector).setShutdownIdleTimeout(STOP_IDLE_MILLISECONDS);
    }
    jettyServer.setHandler(
        new GracefulHandler(new FrontDoor(simulation, access, docs, jettyServer.getHandler())));
    jettyServer.setErrorHandler(new FailurePage(simulation));
    for (ServletContextHandler context : jettyServer.getDescendants(ServletContextHandler.class)) {
      if (context.getContextPath().equals("/")) {
        context.setErrorHandler(new FailurePage(simulation, context.getErrorHandler()));
      }
    }
  }

  /**
   * Lets calls under way end, as far as the time to stop allows. WireMock by itself closes all
   * connections first.
   */
  @Override
  public void stop() {
    try {
      jettyServer.stop();
    } catch (Exception someCallTookTooLong) {
      // It is cut off, which is what the limit is for.
    }
    super.stop();
  }

  /** Makes the server for WireMock. */
  record Factory(Simulation simulation, ControlAccess access, Optional<Docs> docs)
      implements HttpServerFactory {

    @Override
    public HttpServer buildHttpServer(
        Options options,
        AdminRequestHandler adminRequestHandler,
        StubRequestHandler stubRequestHandler) {
      return new SimulatorServer(
          options, adminRequestHandler, stubRequestHandler, simulation, access, docs);
    }
  }
}
