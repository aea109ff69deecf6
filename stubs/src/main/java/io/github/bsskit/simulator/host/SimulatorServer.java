package io.github.bsskit.simulator.host;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.bsskit.simulator.control.CallListener;
import io.github.bsskit.simulator.control.Simulation;
import io.github.bsskit.simulator.control.SimulationOptions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The server that listens, set up as WireMock sets its own up, but for what makes that one slow:
 * nobody listens to the bytes of its connections, and calls are answered by the thread that reads
 * them wherever nothing can hold it up.
 */
public final class SimulatorServer {

  /** Room for long queries; what is longer is answered RequestEntityTooLarge. */
  private static final int MAX_HEAD_BYTES = 64 * 1024;

  /** As WireMock's own. */
  private static final int MAX_ANSWER_HEAD_BYTES = 32 * 1024;

  /** Calls under way may take so long when the simulator stops, which is to be within a second. */
  private static final long STOP_MILLISECONDS = 500;

  /** Kept-alive connections without a call are closed after so long when the server stops. */
  private static final long STOP_IDLE_MILLISECONDS = 50;

  /** More readers would only wait for each other: to answer is a matter of microseconds. */
  private static final int MOST_READERS = 4;

  /** Whatever Jetty does beside reading: accepting, time-outs, bodies that come in pieces. */
  private static final int OTHER_THREADS = 8;

  /** How long a thread that had to wait is kept for the next call that has to. */
  private static final int IDLE_MILLISECONDS = 10_000;

  private final int readers = Math.min(MOST_READERS, Runtime.getRuntime().availableProcessors());
  private final QueuedThreadPool waiting = new QueuedThreadPool(DelayLimiter.SERVER_THREADS, 1);
  private final Simulation simulation;
  private final Server jetty;
  private final ServerConnector http;
  private final List<ServerConnector> https;
  private final GracefulHandler calls;
  private final FastLane lane;
  private final EmbeddedWireMock wireMock;

  /** A server that does not listen yet. */
  public SimulatorServer(ServerOptions options, SimulationOptions simulated) {
    ServerOptions.Listen listen = options.listen();
    simulation = Simulation.create(simulated, listener(options), new DelayLimiter());
    jetty = new Server(threads(listen));
    waiting.setName("waiting");
    waiting.setIdleTimeout(IDLE_MILLISECONDS);
    waiting.setDaemon(true);
    waiting.setStopTimeout(STOP_MILLISECONDS);
    jetty.addBean(waiting);
    lane =
        new FastLane(
            new SimulatorStub(simulation.gateway().actions(), simulated.seed()),
            new CallRing(simulated.journalSize()),
            options.wireMock().hasFastLane() && options.wireMock().extensions().isEmpty());
    wireMock =
        new EmbeddedWireMock(options, simulated.journalSize(), simulation, lane, this, jetty);
    HttpConfiguration wire = wire();
    http =
        connector(
            listen.host(),
            listen.port(),
            new HttpConnectionFactory(wire),
            new HTTP2CServerConnectionFactory(wire));
    https =
        listen.httpsPort().stream()
            .mapToObj(port -> connector(listen.host(), port, Https.over(wire)))
            .toList();
    GatewayHandler door =
        new GatewayHandler(
            simulation,
            options.access(),
            options.docs(),
            lane,
            wireMock,
            new BlockingExecutor(waiting),
            options.log().isPresent());
    calls = new GracefulHandler(door);
    jetty.setHandler(calls);
    jetty.setErrorHandler(new ErrorPageHandler(simulation));
    jetty.setStopTimeout(STOP_MILLISECONDS);
  }

  private static CallListener listener(ServerOptions options) {
    return options.log().<CallListener>map(log -> log::write).orElse((time, call, answer) -> {});
  }

  /** No more than are of use, so that many connections do not make many threads. */
  private QueuedThreadPool threads(ServerOptions.Listen listen) {
    int connectors = listen.httpsPort().isPresent() ? 2 : 1;
    return new QueuedThreadPool(connectors * (readers + 1) + OTHER_THREADS);
  }

  private static HttpConfiguration wire() {
    HttpConfiguration wire = new HttpConfiguration();
    wire.setRequestHeaderSize(MAX_HEAD_BYTES);
    wire.setResponseHeaderSize(MAX_ANSWER_HEAD_BYTES);
    wire.setSendDateHeader(false);
    wire.setSendServerVersion(false);
    wire.addCustomizer(new SecureRequestCustomizer(false));
    wire.setUriCompliance(UriCompliance.UNSAFE);
    return wire;
  }

  private ServerConnector connector(String host, int port, ConnectionFactory... protocols) {
    ServerConnector connector = new ServerConnector(jetty, 1, readers, protocols);
    connector.setHost(host);
    connector.setPort(port);
    connector.setShutdownIdleTimeout(STOP_IDLE_MILLISECONDS);
    jetty.addConnector(connector);
    return connector;
  }

  /**
   * Listens.
   *
   * @throws Exception if it cannot, most often since a port is taken
   */
  public void start() throws Exception {
    jetty.start();
  }

  /**
   * Lets calls under way end, as far as the time to stop allows. Only then are connections told of
   * it: some clients give up a call as soon as HTTP/2 announces the end.
   */
  public void stop() {
    try {
      calls.shutdown().get(STOP_MILLISECONDS, TimeUnit.MILLISECONDS);
    } catch (Exception someCallTookTooLong) {
      // It is cut off, which is what the limit is for.
    }
    try {
      jetty.stop();
    } catch (Exception someCallTookTooLong) {
      // As above.
    }
  }

  /** What is served. */
  public Simulation simulation() {
    return simulation;
  }

  boolean isRunning() {
    return jetty.isRunning();
  }

  public int port() {
    return http.getLocalPort();
  }

  public int httpsPort() {
    return https.stream()
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the settings ask for no port for HTTPS"))
        .getLocalPort();
  }

  FastLane lane() {
    return lane;
  }

  /** The WireMock behind the door, which is made if nobody has asked for it before. */
  public WireMockServer wireMock() {
    return wireMock.server();
  }
}
