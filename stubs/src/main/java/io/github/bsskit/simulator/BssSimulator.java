package io.github.bsskit.simulator;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.standalone.MappingFileException;
import io.github.bsskit.simulator.api.Order;
import io.github.bsskit.simulator.api.QuotaLedger;
import io.github.bsskit.simulator.control.ControlRoutes;
import io.github.bsskit.simulator.control.Credentials;
import io.github.bsskit.simulator.control.Docs;
import io.github.bsskit.simulator.control.Faults;
import io.github.bsskit.simulator.control.Ledger;
import io.github.bsskit.simulator.control.Simulation;
import io.github.bsskit.simulator.control.SimulatorClock;
import io.github.bsskit.simulator.host.ServerOptions;
import io.github.bsskit.simulator.host.SimulatorServer;
import io.github.bsskit.simulator.journal.Journal;
import java.io.IOException;
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

  /** Starts a simulator on a free port of the loopback address. */
  public static BssSimulator start() {
    return start(new Settings());
  }

  /**
   * Starts a simulator.
   *
   * @throws IllegalStateException if it cannot listen, for example on a port that is taken, or if a
   *     stub in the settings' directory cannot be read
   */
  public static BssSimulator start(Settings settings) {
    BssSimulator simulator = new BssSimulator(settings);
    try {
      if (simulator.options.wireMock().isNeededAtStart()) {
        simulator.wireMock();
      }
      simulator.server.start();
      return simulator;
    } catch (MappingFileException brokenStub) {
      throw new IllegalStateException(
          brokenStub.getMessage().strip().replaceAll("\\s+", " ") + "; mend the stub or remove it",
          brokenStub);
    } catch (IOException cannotListen) {
      simulator.close();
      throw new IllegalStateException(
          "cannot listen on %s port %s: %s; name another port or address, or port 0 for a free one"
              .formatted(
                  simulator.options.listen().host(), simulator.ports(), reason(cannotListen)),
          cannotListen);
    } catch (Exception fault) {
      simulator.close();
      throw new IllegalStateException("cannot start: " + reason(fault), fault);
    }
  }

  /** The ports asked for, for messages. */
  private String ports() {
    ServerOptions.Listen listen = options.listen();
    return listen.httpsPort().isPresent()
        ? listen.port() + " or " + listen.httpsPort().getAsInt()
        : Integer.toString(listen.port());
  }

  private static String reason(Throwable fault) {
    Throwable root = fault;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
  }

  /**
   * Host and port as the official clients want their endpoint, for example {@code 127.0.0.1:8080}.
   */
  public String endpoint() {
    String host = options.listen().host();
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port();
  }

  /** The address as a URL, without a path. */
  public URI url() {
    return URI.create("http://" + endpoint());
  }

  /**
   * The URL of a signed call that succeeds once, within the half hour that its signature is good
   * for; nothing if the world has no key that may make it.
   */
  public Optional<URI> exampleCall() {
    return simulation.gateway().exampleQuery().map(query -> url().resolve("/?" + query));
  }

  /** Where the documentation begins, if this build has it and the settings do. */
  public Optional<URI> docs() {
    return options.docs().filter(Docs::isThere).map(there -> url().resolve(Docs.ROOT));
  }

  /** The page that shows what the simulator holds and has seen. */
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

  /**
   * Forgets ledgers, orders, nonces, rates, faults, accounts that were made, the journal, and that
   * clocks were moved; WireMock's stubs and journal stay.
   */
  public void reset() {
    simulation.reset();
  }

  /** Arranges what the next calls meet. */
  public Faults faults() {
    return simulation.faults();
  }

  /** The simulator's time; it stands still, or jumps, if you say so. */
  public SimulatorClock clock() {
    return simulation.clock();
  }

  /** A time for one account alone, so that no other test is disturbed. */
  public SimulatorClock clockOf(long accountId) {
    return simulation.clockOf(accountId);
  }

  /** What was bought and opened. */
  public Ledger ledger() {
    return simulation.ledger();
  }

  /** The last calls, and why they were answered so. */
  public Journal journal() {
    return simulation.journal();
  }

  /**
   * Makes an account that may do everything, with a key, owners, ledgers, orders and a rate of its
   * own: tests that each have one need no reset and can run in parallel. A reset forgets it.
   */
  public Credentials makeAccount() {
    return simulation.makeAccount();
  }

  /**
   * Fails if a client did something wrong in any call that the journal still has.
   *
   * @throws AssertionError with each of these calls and what to change
   */
  public void assertNoContractViolations() {
    journal().assertNoContractViolations();
  }

  /**
   * Fails unless exactly one resource plan was ordered.
   *
   * @throws AssertionError with the orders and the calls that made them
   */
  public void assertSinglePurchase() {
    ledger().assertSinglePurchase();
  }

  /** One line: what this run would have bought, resets or not. */
  public String wouldHaveBought() {
    return simulation.world().totals().toString();
  }

  /**
   * The WireMock that hosts the simulator, for stubs and verifications of one's own. It is made
   * when it is asked for, by this or over HTTP, for the first time. A stub that it hands out is
   * changed by {@code editStubMapping}: what is merely set in the object goes unnoticed.
   */
  public WireMockServer wireMock() {
    return server.wireMock();
  }

  /** The server, for tests. */
  SimulatorServer server() {
    return server;
  }

  /** Stops listening; calls under way may end. */
  @Override
  public void close() {
    server.stop();
  }
}
