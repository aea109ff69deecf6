package io.github.bsskit.simulator.host;

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
import io.github.bsskit.simulator.control.Simulation;
import java.nio.file.Path;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.io.NetworkTrafficListener;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * The WireMock behind the door. It is made when somebody needs it for the first time, since making
 * it takes longer than all the rest of the start, and most runs never do.
 */
final class EmbeddedWireMock {

  private final ServerOptions options;
  private final int journalSize;
  private final Simulation simulation;
  private final FastLane lane;
  private final SimulatorServer simulator;
  private final Server jetty;
  private volatile WireMockServer server;
  private volatile Handler handler;
  private Handler pipeline;

  EmbeddedWireMock(
      ServerOptions options,
      int journalSize,
      Simulation simulation,
      FastLane lane,
      SimulatorServer simulator,
      Server jetty) {
    this.options = options;
    this.journalSize = journalSize;
    this.simulation = simulation;
    this.lane = lane;
    this.simulator = simulator;
    this.jetty = jetty;
  }

  /** WireMock's Java side. */
  WireMockServer server() {
    if (server == null) {
      synchronized (this) {
        if (server == null) {
          server = make();
        }
      }
    }
    return server;
  }

  /** WireMock's pipeline: stubs, admin API and all. */
  Handler handler() throws Exception {
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

  /** Ends the pipeline, if there is one. */
  synchronized void stop() throws Exception {
    if (handler != null) {
      handler.stop();
    }
  }

  private WireMockServer make() {
    return new WireMockServer(configuration()) {

      /** Nobody can take a listener away again. */
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
            .bindAddress(options.listen().host())
            .port(options.listen().port())
            .extensions(new SimulatorExtension(simulation, lane))
            .extensions(options.wireMock().extensions().toArray(Extension[]::new))
            .httpServerFactory(Pipeline::new)
            .notifier(new ErrorNotifier())
            .stubRequestLoggingDisabled(true)
            .gzipDisabled(true)
            .useChunkedTransferEncoding(ChunkedEncodingPolicy.NEVER)
            .fileSource(
                options
                    .wireMock()
                    .directory()
                    .map(EmbeddedWireMock::files)
                    .orElseGet(EmptyFileSource::new));
    if (journalSize == 0) {
      configuration.disableRequestJournal();
    }
    options.listen().httpsPort().ifPresent(configuration::httpsPort);
    return configuration.withStores(new RingJournalStores(configuration.filesRoot(), lane.calls()));
  }

  /** A directory as WireMock's own command would have it, with room to save stubs in. */
  private static FileSource files(Path directory) {
    FileSource files = new SingleRootFileSource(directory.toFile());
    files.child(WireMockApp.MAPPINGS_ROOT).createIfNecessary();
    return files;
  }

  /** WireMock's own server without its ears: calls come to it through the simulator's door. */
  private final class Pipeline extends Jetty12HttpServer implements HttpServer {

    Pipeline(
        Options options,
        AdminRequestHandler adminRequestHandler,
        StubRequestHandler stubRequestHandler) {
      super(options, adminRequestHandler, stubRequestHandler);
      for (ServletContextHandler context :
          jettyServer.getDescendants(ServletContextHandler.class)) {
        if (context.getContextPath().equals("/")) {
          context.setErrorHandler(new ErrorPageHandler(simulation, context.getErrorHandler()));
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
      // The simulator listens.
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
