package io.github.bsskit.host;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.HttpServer;
import com.github.tomakehurst.wiremock.http.HttpServerFactory;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.jetty12.Jetty12HttpServer;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;

/** WireMock's own server with a door in front that lets only well-formed calls in. */
final class SimulatorServer extends Jetty12HttpServer {

  private SimulatorServer(
      Options options,
      AdminRequestHandler adminRequestHandler,
      StubRequestHandler stubRequestHandler,
      Simulation simulation) {
    super(options, adminRequestHandler, stubRequestHandler);
    for (Connector connector : jettyServer.getConnectors()) {
      connector
          .getConnectionFactories()
          .forEach(
              factory -> {
                if (factory instanceof HttpConfiguration.ConnectionFactory http) {
                  http.getHttpConfiguration().setSendDateHeader(true);
                }
              });
    }
    jettyServer.setHandler(new FrontDoor(simulation, jettyServer.getHandler()));
    jettyServer.setErrorHandler(new FailurePage(simulation.gateway()));
    for (ServletContextHandler context : jettyServer.getDescendants(ServletContextHandler.class)) {
      if (context.getContextPath().equals("/")) {
        context.setErrorHandler(new FailurePage(simulation.gateway(), context.getErrorHandler()));
      }
    }
  }

  /** Makes the server for WireMock. */
  record Factory(Simulation simulation) implements HttpServerFactory {

    @Override
    public HttpServer buildHttpServer(
        Options options,
        AdminRequestHandler adminRequestHandler,
        StubRequestHandler stubRequestHandler) {
      return new SimulatorServer(options, adminRequestHandler, stubRequestHandler, simulation);
    }
  }
}
