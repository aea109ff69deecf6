package io.github.bsskit.host;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.common.FatalStartupException;
import com.github.tomakehurst.wiremock.core.Options.ChunkedEncodingPolicy;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.bsskit.world.Order;
import io.github.bsskit.world.QuotaLedger;
import java.net.URI;
import java.util.List;

/**
 * A running simulator.
 *
 * <pre>{@code
 * try (var sim = BssSimulator.start()) {
 *   config.setEndpoint(sim.endpoint()).setProtocol("http");
 * }
 * }</pre>
 */
public final class BssSimulator implements AutoCloseable {

  /** Room for long queries; what is longer is answered RequestEntityTooLarge. */
  private static final int MAX_HEAD_BYTES = 64 * 1024;

  /** Enough for calls under way, and short enough to end within a second. */
  private static final long STOP_MILLISECONDS = 200;

  private final Settings settings;
  private final Simulation simulation;
  private final WireMockServer server;

  private BssSimulator(Settings settings) {
    this.settings = settings;
    this.simulation = new Simulation(settings);
    this.server = new WireMockServer(configuration());
  }

  /** Starts a simulator on a free port of the loopback address. */
  public static BssSimulator start() {
    return start(new Settings());
  }

  /**
   * Starts a simulator.
   *
   * @throws IllegalStateException if it cannot listen, for example on a port that is taken
   */
  public static BssSimulator start(Settings settings) {
    BssSimulator simulator = new BssSimulator(settings);
    try {
      simulator.server.start();
    } catch (FatalStartupException cannotListen) {
      throw new IllegalStateException(
          "cannot listen on %s port %s: %s; name another port or address, or port 0 for a free one"
              .formatted(settings.host, settings.ports(), reason(cannotListen)),
          cannotListen);
    }
    return simulator;
  }

  private static String reason(Throwable fault) {
    Throwable root = fault;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage();
  }

  private WireMockConfiguration configuration() {
    WireMockConfiguration configuration =
        WireMockConfiguration.options()
            .bindAddress(settings.host)
            .port(settings.port)
            .extensions(new WireMockHost(simulation))
            .httpServerFactory(new SimulatorServer.Factory(simulation))
            .notifier(new ErrorNotifier())
            .stubRequestLoggingDisabled(true)
            .gzipDisabled(true)
            .useChunkedTransferEncoding(ChunkedEncodingPolicy.NEVER)
            .jettyHeaderRequestSize(MAX_HEAD_BYTES)
            .jettyStopTimeout(STOP_MILLISECONDS);
    settings.httpsPort.ifPresent(configuration::httpsPort);
    settings.stubs.ifPresent(
        directory -> configuration.usingFilesUnderDirectory(directory.toString()));
    return configuration;
  }

  /**
   * Host and port as the official clients want their endpoint, for example {@code 127.0.0.1:8080}.
   */
  public String endpoint() {
    boolean isIpv6 = settings.host.contains(":");
    return (isIpv6 ? "[" + settings.host + "]" : settings.host) + ":" + port();
  }

  /** The address as a URL, without a path. */
  public URI url() {
    return URI.create("http://" + endpoint());
  }

  /**
   * The URL of a signed call that succeeds once, within the half hour that its signature is good
   * for.
   */
  public URI exampleCall() {
    return url().resolve("/?" + simulation.gateway().exampleQuery());
  }

  /** The port for HTTP. */
  public int port() {
    return server.port();
  }

  /**
   * The port for HTTPS.
   *
   * @throws IllegalStateException if the settings did not ask for one
   */
  public int httpsPort() {
    return server.httpsPort();
  }

  /** All orders so far, the oldest first. */
  public List<Order> orders() {
    return simulation.world().orders().all();
  }

  /** All quota ledgers so far, the oldest first. */
  public List<QuotaLedger> ledgers() {
    return simulation.world().ledgers().all();
  }

  /** Forgets ledgers, orders, nonces and rates; WireMock's stubs and journal stay. */
  public void reset() {
    simulation.world().reset();
  }

  /** The WireMock that hosts the simulator, for stubs and verifications of one's own. */
  public WireMockServer wireMock() {
    return server;
  }

  /** Stops listening; calls under way may end. */
  @Override
  public void close() {
    server.stop();
  }
}
