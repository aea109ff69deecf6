package io.github.bsskit.simulator.host;

import static com.github.tomakehurst.wiremock.servlet.WireMockHandlerDispatchingServlet.ASYNCHRONOUS_RESPONSE_EXECUTOR;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.common.FileSource;
import com.github.tomakehurst.wiremock.common.HttpsSettings;
import com.github.tomakehurst.wiremock.common.JettySettings;
import com.github.tomakehurst.wiremock.common.SingleRootFileSource;
import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.core.Options.ChunkedEncodingPolicy;
import com.github.tomakehurst.wiremock.core.WireMockApp;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.Extension;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.HttpServer;
import com.github.tomakehurst.wiremock.http.RequestListener;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.jetty12.Jetty12HttpServer;
import io.github.bsskit.simulator.host.fastlane.FastLane;
import jakarta.servlet.DispatcherType;
import java.nio.file.Path;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.io.NetworkTrafficListener;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * The WireMock inside the server. It is created on first use, because that takes longer than the
 * rest of the startup and most runs never need it.
 */
final class EmbeddedWireMock {

  private final ServerOptions options;
  private final int journalSize;
  private final CallReports reports;
  private final FastLane lane;
  private final DelayTimer delays;
  private final ResponseSizes sizes;
  private final AdminGuard guard;
  private final SimulatorServer simulator;
  private final Server jetty;
  private volatile WireMockServer server;
  private volatile Handler handler;
  private Handler pipeline;

  EmbeddedWireMock(
      ServerOptions options,
      int journalSize,
      CallReports reports,
      FastLane lane,
      DelayTimer delays,
      ResponseSizes sizes,
      AdminGuard guard,
      SimulatorServer simulator,
      Server jetty) {
    this.options = options;
    this.journalSize = journalSize;
    this.reports = reports;
    this.lane = lane;
    this.delays = delays;
    this.sizes = sizes;
    this.guard = guard;
    this.simulator = simulator;
    this.jetty = jetty;
  }

  /** WireMock's Java side. */
  WireMockServer server() {
    if (server == null) {
      synchronized (this) {
        if (server == null) {
          server = create();
        }
      }
    }
    return server;
  }

  /** Serves stubs and the admin API. */
  void serve(HttpExchange exchange) throws Exception {
    exchange.passTo(handler());
  }

  private Handler handler() throws Exception {
    if (handler == null) {
      synchronized (this) {
        if (handler == null) {
          server().start();
          pipeline.setServer(jetty);
          pipeline.start();
          handler = pipeline;
        }
      }
    }
    return handler;
  }

  /** Stops the pipeline, if it was started. */
  synchronized void stop() throws Exception {
    if (handler != null) {
      handler.stop();
    }
  }

  private WireMockServer create() {
    return new WireMockServer(configuration()) {

      /** Listeners cannot be removed again. */
      @Override
      public void addMockServiceRequestListener(RequestListener listener) {
        lane.close();
        super.addMockServiceRequestListener(listener);
      }
    };
  }

  private WireMockConfiguration configuration() {
    WireMockConfiguration configuration =
        WireMockConfiguration.options()
            .bindAddress(options.listen().host().name())
            .port(options.listen().port())
            .extensions(new SimulatorExtension(reports, lane, sizes))
            .extensions(options.wireMock().extensions().toArray(Extension[]::new))
            .httpServerFactory(Pipeline::new)
            .adminAuthenticator(guard.authenticator())
            .httpClientFactory(
                new TargetClients(
                    new TargetRules(options.allowsLocalTargets(), simulator::ports),
                    () -> WireMockHandler.proxiedRequests(sizes)))
            .notifier(new ErrorNotifier(System.err))
            .notMatchedRendererFactory(UnmatchedRequests::new)
            .stubRequestLoggingDisabled(true)
            .gzipDisabled(true)
            .useChunkedTransferEncoding(ChunkedEncodingPolicy.NEVER)
            .fileSource(
                options
                    .wireMock()
                    .directory()
                    .map(EmbeddedWireMock::files)
                    .orElseGet(EmptyFileSource::new));
    if (options.wireMock().directory().isEmpty()) {
      configuration.mappingSource(new UnsavedMappings());
    }
    if (journalSize == 0) {
      configuration.disableRequestJournal();
    }
    options.listen().httpsPort().ifPresent(configuration::httpsPort);
    return configuration.withStores(lane.stores(configuration.filesRoot()));
  }

  /** A directory laid out as for WireMock's command, with a folder for saved stubs. */
  private static FileSource files(Path directory) {
    FileSource files = new SingleRootFileSource(directory.toFile());
    files.child(WireMockApp.MAPPINGS_ROOT).createIfNecessary();
    return files;
  }

  /** WireMock's server without connectors: it receives requests from the {@link RequestRouter}. */
  private final class Pipeline extends Jetty12HttpServer implements HttpServer {

    Pipeline(
        Options options,
        AdminRequestHandler adminRequestHandler,
        StubRequestHandler stubRequestHandler) {
      super(options, adminRequestHandler, stubRequestHandler);
      for (ServletContextHandler context :
          jettyServer.getDescendants(ServletContextHandler.class)) {
        if (context.getContextPath().equals("/")) {
          context.setAttribute(ASYNCHRONOUS_RESPONSE_EXECUTOR, delays);
          context.addFilter(new UnlimitedDelayFilter(), "/*", EnumSet.of(DispatcherType.REQUEST));
          context.setErrorHandler(
              new ErrorPageHandler(reports, guard.hidingStubs(context.getErrorHandler())));
        } else {
          guard.protect(context);
        }
      }
      pipeline = jettyServer.getHandler();
    }

    @Override
    protected Server createServer(Options options) {
      return new Server();
    }

    @Override
    protected ServerConnector createHttpConnector(
        String bindAddress, int port, JettySettings settings, NetworkTrafficListener listener) {
      return new ServerConnector(jettyServer);
    }

    @Override
    protected ServerConnector createHttpsConnector(
        String bindAddress,
        HttpsSettings https,
        JettySettings settings,
        NetworkTrafficListener listener) {
      return new ServerConnector(jettyServer);
    }

    @Override
    public void start() {
      // SimulatorServer listens.
    }

    @Override
    public void stop() {
      simulator.stop();
    }

    @Override
    public boolean isRunning() {
      return simulator.isRunning();
    }

    @Override
    public int port() {
      return simulator.port();
    }

    @Override
    public int httpsPort() {
      return simulator.httpsPort();
    }
  }
}
