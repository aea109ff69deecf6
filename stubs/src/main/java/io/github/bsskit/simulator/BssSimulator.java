package io.github.bsskit.simulator;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.standalone.MappingFileException;
import io.github.bsskit.simulator.api.Credentials;
import io.github.bsskit.simulator.api.Faults;
import io.github.bsskit.simulator.api.Journal;
import io.github.bsskit.simulator.api.Ledger;
import io.github.bsskit.simulator.api.Order;
import io.github.bsskit.simulator.api.QuotaLedger;
import io.github.bsskit.simulator.api.SimulatorClock;
import io.github.bsskit.simulator.control.ControlRoutes;
import io.github.bsskit.simulator.control.Docs;
import io.github.bsskit.simulator.control.Simulation;
import io.github.bsskit.simulator.host.CannotListenException;
import io.github.bsskit.simulator.host.ServerOptions;
import io.github.bsskit.simulator.host.SimulatorServer;
import java.net.URI;
import java.util.List;
import java.util.Optional;

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

  private final ServerOptions options;
  private final Simulation simulation;
  private final SimulatorServer server;

  private BssSimulator(Settings settings) {
    this.options = settings.server();
    this.server = new SimulatorServer(options, settings.simulation());
    this.simulation = server.simulation();
  }

  private static BssSimulator create(Settings settings) {
    try {
      return new BssSimulator(settings);
    } catch (LinkageError otherVersion) {
      throw new IllegalStateException(
          "the class path has a library in a version that the simulator cannot use ("
              + otherVersion
              + "): use Jetty 12.0 or 12.1 and Jackson 2.12 or newer, or bss-simulator-standalone,"
              + " which has its own libraries",
          otherVersion);
    }
  }

  /** Starts a simulator on a free loopback port. */
  public static BssSimulator start() {
    return start(new Settings());
  }

  /**
   * Starts a simulator.
   *
   * @throws IllegalStateException if it cannot listen, for example on a port that is in use, if a
   *     stub cannot be read, or if the class path has a library in a version that does not fit
   */
  public static BssSimulator start(Settings settings) {
    BssSimulator simulator = create(settings);
    try {
      if (simulator.options.wireMock().isNeededAtStart()) {
        simulator.wireMock();
      }
      simulator.server.start();
      return simulator;
    } catch (MappingFileException invalidStub) {
      simulator.close();
      throw new IllegalStateException(
          invalidStub.getMessage().strip().replaceAll("\\s+", " ") + "; fix or remove the stub",
          invalidStub);
    } catch (CannotListenException failure) {
      simulator.close();
      throw new IllegalStateException(failure.getMessage(), failure);
    } catch (Exception error) {
      simulator.close();
      throw new IllegalStateException("cannot start: " + reason(error), error);
    } catch (Error error) {
      simulator.close();
      throw error;
    }
  }

  private static String reason(Throwable error) {
    Throwable root = error;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
  }

  /** The endpoint for the official clients: host and port, for example {@code 127.0.0.1:8080}. */
  public String endpoint() {
    return options.listen().host().inUrl() + ":" + port();
  }

  /** The URL, without a path. */
  public URI url() {
    return URI.create("http://" + endpoint());
  }

  /**
   * The URL of a signed call that succeeds once, within 30 minutes; empty if no key of the world
   * may make it.
   */
  public Optional<URI> exampleCall() {
    return simulation.gateway().exampleQuery().map(query -> url().resolve("/?" + query));
  }

  /** The URL of the documentation, if this build and the settings include it. */
  public Optional<URI> docs() {
    return options.docs().filter(Docs::isThere).map(docs -> url().resolve(Docs.ROOT));
  }

  /** The URL of the console: a page with the simulator's state and calls. */
  public URI console() {
    return url().resolve(ControlRoutes.CONSOLE);
  }

  /** The port for HTTP. */
  public int port() {
    return server.port();
  }

  /**
   * The port for HTTPS.
   *
   * @throws IllegalStateException if HTTPS is not enabled
   */
  public int httpsPort() {
    return server.httpsPort();
  }

  /** All orders, oldest first. */
  public List<Order> orders() {
    return simulation.ledger().orders();
  }

  /** All quota ledgers, oldest first. */
  public List<QuotaLedger> ledgers() {
    return simulation.ledger().quotas();
  }

  /**
   * Deletes ledgers, orders, nonces, rate windows, faults, created accounts and the journal, and
   * resets the clocks. WireMock's stubs and journal are kept.
   *
   * <p>OrderIds start again, so an order can get the number of an order before the reset. With a
   * seed, RequestIds and access keys start again too; without one, they never repeat.
   */
  public void reset() {
    simulation.reset();
  }

  /** Injects faults into the next calls. */
  public Faults faults() {
    return simulation.faults();
  }

  /** The common clock; it can be moved and stopped. */
  public SimulatorClock clock() {
    return simulation.clock();
  }

  /** The clock of one account, which does not affect tests with other accounts. */
  public SimulatorClock clockOf(long accountId) {
    return simulation.clockOf(accountId);
  }

  /** The orders and quota ledgers, with checks for duplicates. */
  public Ledger ledger() {
    return simulation.ledger();
  }

  /** The most recent calls and the reasons for their results. */
  public Journal journal() {
    return simulation.journal();
  }

  /**
   * Creates an account that may do everything, with its own key, owners, ledgers, orders and rate
   * limits, so that tests can run in parallel without resets. A reset deletes it.
   */
  public Credentials makeAccount() {
    return simulation.makeAccount();
  }

  /**
   * Fails if the client broke the contract in any call of the journal.
   *
   * @throws AssertionError with each of these calls and how to fix it
   */
  public void assertNoContractViolations() {
    journal().assertNoContractViolations();
  }

  /**
   * Fails unless there is exactly one order.
   *
   * @throws AssertionError with the orders and the calls
   */
  public void assertSinglePurchase() {
    ledger().assertSinglePurchase();
  }

  /** One line with the purchases since the start, including those before resets. */
  public String wouldHaveBought() {
    return simulation.world().totals().toString();
  }

  /**
   * The WireMock server behind the simulator, for your own stubs and verifications. It is created
   * on first use, here or over HTTP. Change stubs with {@code editStubMapping}; changes to a stub
   * object alone are not noticed.
   */
  public WireMockServer wireMock() {
    return server.wireMock();
  }

  /** For tests. */
  SimulatorServer server() {
    return server;
  }

  /** Ends the drain that {@link #close} has begun, or will begin. */
  public void endDrain() {
    server.endDrain();
  }

  /** Stops listening after {@link Settings#drain}, and lets running calls finish. */
  @Override
  public void close() {
    server.drain();
    server.stop();
  }
}
