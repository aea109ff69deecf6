package io.github.bsskit.simulator.host;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.bsskit.simulator.control.Simulation;
import io.github.bsskit.simulator.control.SimulationOptions;
import io.github.bsskit.simulator.host.fastlane.FastLane;
import io.github.bsskit.simulator.host.fastlane.SimulatorStub;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The HTTP server, configured like WireMock's own except for two things that make that one slow: it
 * has no traffic listeners, and the thread that reads a connection handles what cannot block.
 */
public final class SimulatorServer {

  /** Limit of request line and headers; more is rejected with RequestEntityTooLarge. */
  private static final int MAX_REQUEST_HEAD_BYTES = 64 * 1024;

  /** WireMock's default. */
  private static final int MAX_RESPONSE_HEAD_BYTES = 32 * 1024;

  /** How long running calls may take when the simulator stops. */
  private static final long STOP_MILLISECONDS = 500;

  /** How long the threads of cut off calls may take after that, in each of two pools. */
  private static final long STOP_THREADS_MILLISECONDS = 100;

  /** How long idle connections stay open when the server stops. */
  private static final long STOP_IDLE_MILLISECONDS = 50;

  /** More readers do not help: a call takes microseconds. */
  private static final int MAX_READERS = 4;

  /** For Jetty's other work: time-outs, bodies that arrive in pieces. */
  private static final int OTHER_THREADS = 8;

  /** The control API builds large responses, but does not wait for anything. */
  private static final int CONTROL_THREADS = 8;

  /** For calls that bypass WireMock and take longer than others, and for the documentation. */
  private static final int WORK_THREADS = 16;

  /** Requests to WireMock, which can wait for others, leave threads for the rest. */
  private static final int BLOCKING_THREADS =
      WireMockHandler.THREADS + CONTROL_THREADS + WORK_THREADS;

  /** The part of the heap that slow clients may occupy, and responses that are being made. */
  private static final int HEAP_PART = 4;

  /** How long an idle thread for blocking work is kept. */
  private static final int IDLE_MILLISECONDS = 10_000;

  private final int readers = Math.min(MAX_READERS, Runtime.getRuntime().availableProcessors());
  private final QueuedThreadPool blocking = new QueuedThreadPool(BLOCKING_THREADS, 1);
  private final ThreadShare work = new ThreadShare(blocking, () -> WORK_THREADS, Integer.MAX_VALUE);
  private final DelayTimer delays = new DelayTimer(work);
  private final ResponseSizes sizes = new ResponseSizes(heapPart());
  private final ThreadShare stubThreads = WireMockHandler.stubThreads(blocking, sizes);
  private final DelayTimer stubDelays = new DelayTimer(stubThreads);
  private final Simulation simulation;
  private final Server jetty;
  private final ServerConnector http;
  private final List<ServerConnector> https;
  private final GracefulHandler calls;
  private final FastLane lane;
  private final EmbeddedWireMock wireMock;
  private final CallReports reports;
  private final HttpConfiguration wire = wire();
  private final Drain drain;

  /** Creates a server that does not listen yet. */
  public SimulatorServer(ServerOptions options, SimulationOptions simulated) {
    ServerOptions.Listen listen = options.listen();
    simulation = Simulation.create(simulated);
    simulation.listensOn(this::port);
    reports = new CallReports(simulation, options.log());
    drain = new Drain(options.drain(), reports);
    jetty = new Server(threads(listen));
    blocking.setName("blocking");
    blocking.setIdleTimeout(IDLE_MILLISECONDS);
    blocking.setDaemon(true);
    blocking.setStopTimeout(STOP_THREADS_MILLISECONDS);
    jetty.addBean(blocking);
    lane =
        new FastLane(
            new SimulatorStub(simulation.gateway().actions(), simulated.seed()),
            simulated.journalSize(),
            options.wireMock().hasFastLane() && options.wireMock().extensions().isEmpty());
    AdminGuard guard = new AdminGuard(options.access());
    wireMock =
        new EmbeddedWireMock(
            options, simulated.journalSize(), reports, lane, stubDelays, sizes, guard, this, jetty);
    http =
        connector(
            listen.host(),
            listen.port(),
            "",
            new StrictHttp1(wire),
            new HTTP2CServerConnectionFactory(wire));
    https =
        listen.httpsPort().stream()
            .mapToObj(port -> connector(listen.host(), port, "for HTTPS", Https.over(wire)))
            .toList();
    calls = new GracefulHandler(router(options, guard));
    jetty.setHandler(calls);
    jetty.setErrorHandler(new ErrorPageHandler(reports, work));
    jetty.setStopTimeout(STOP_MILLISECONDS);
  }

  private static long heapPart() {
    return Runtime.getRuntime().maxMemory() / HEAP_PART;
  }

  private RequestRouter router(ServerOptions options, AdminGuard guard) {
    WireMockHandler handler = new WireMockHandler(wireMock, sizes, stubThreads, blocking);
    return new RequestRouter(
        new GatewayHandler(reports, lane, handler, work, delays),
        guard,
        new AdminHandler(
            reports,
            guard,
            options.docs(),
            new ThreadShare(blocking, () -> CONTROL_THREADS, Integer.MAX_VALUE)),
        options.docs(),
        handler,
        wireMock,
        new BufferBudget(heapPart()),
        work);
  }

  /** As many as are useful, however many connections there are. */
  private QueuedThreadPool threads(ServerOptions.Listen listen) {
    int connectors = listen.httpsPort().isPresent() ? 2 : 1;
    QueuedThreadPool threads = new QueuedThreadPool(connectors * (readers + 1) + OTHER_THREADS);
    threads.setStopTimeout(STOP_THREADS_MILLISECONDS);
    return threads;
  }

  private static HttpConfiguration wire() {
    HttpConfiguration wire = new HttpConfiguration();
    wire.setRequestHeaderSize(MAX_REQUEST_HEAD_BYTES);
    wire.setResponseHeaderSize(MAX_RESPONSE_HEAD_BYTES);
    wire.setSendDateHeader(false);
    wire.setSendServerVersion(false);
    // Otherwise a value may be replaced by one that Jetty knows in another case: signatures cover
    // values as sent, and tokens differ in case.
    wire.setHeaderCacheCaseSensitive(true);
    // Comparing a value then creates half as much garbage.
    wire.setUseInputDirectByteBuffers(false);
    wire.addCustomizer(new SecureRequestCustomizer(false));
    wire.setUriCompliance(UriCompliance.UNSAFE);
    // Rejected by RequestRouter, which can name both hosts: Jetty drops the headers first.
    wire.setHttpCompliance(
        wire.getHttpCompliance()
            .with("any authority", HttpCompliance.Violation.MISMATCHED_AUTHORITY));
    return wire;
  }

  private ServerConnector connector(
      ListenHost host, int port, String protocol, ConnectionFactory... protocols) {
    ServerConnector connector =
        new ServerConnector(jetty, 1, readers, protocols) {

          @Override
          protected ServerSocketChannel openAcceptChannel() throws IOException {
            try {
              return super.openAcceptChannel();
            } catch (IOException failure) {
              throw new CannotListenException(host, port, protocol, failure);
            }
          }
        };
    connector.setHost(host.name());
    connector.setPort(port);
    connector.setShutdownIdleTimeout(STOP_IDLE_MILLISECONDS);
    jetty.addConnector(connector);
    return connector;
  }

  /**
   * Starts listening.
   *
   * @throws CannotListenException if it cannot, for example because the port is taken
   */
  public void start() throws Exception {
    jetty.start();
  }

  /** Goes on serving for the time of the options, so that load balancers turn to others. */
  public void drain() {
    if (jetty.isRunning()) {
      drain.run(wire);
    }
  }

  /** Ends the drain, or skips it if it has not begun. */
  public void endDrain() {
    drain.end();
  }

  /**
   * Ends all delays, and stops after running calls have ended or {@link #STOP_MILLISECONDS} have
   * passed. Connections are closed last: some clients abort a call as soon as HTTP/2 announces the
   * end. Lines of the log get as much time again.
   */
  public void stop() {
    simulation.readiness().stop();
    delays.endAll();
    stubDelays.endAll();
    try {
      if (jetty.isRunning()) {
        calls.shutdown().get(STOP_MILLISECONDS, TimeUnit.MILLISECONDS);
      }
    } catch (Exception callsStillRunning) {
      // They are cut off without waiting once more.
      jetty.setStopTimeout(0);
    }
    try {
      jetty.stop();
    } catch (Exception callsStillRunning) {
      // They are cut off.
    }
    delays.shutdownNow();
    stubDelays.shutdownNow();
    simulation.close();
    reports.drain(Duration.ofMillis(STOP_MILLISECONDS));
  }

  /** The simulation that is served. */
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
        .orElseThrow(() -> new IllegalStateException("no HTTPS port is configured"))
        .getLocalPort();
  }

  /** The ports for HTTP and HTTPS. */
  Set<Integer> ports() {
    return Stream.concat(Stream.of(http), https.stream())
        .map(ServerConnector::getLocalPort)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The fast lane, for tests. */
  public FastLane lane() {
    return lane;
  }

  /** The embedded WireMock, created on first use. */
  public WireMockServer wireMock() {
    return wireMock.server();
  }
}
