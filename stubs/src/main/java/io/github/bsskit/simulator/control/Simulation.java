package io.github.bsskit.simulator.control;

import io.github.bsskit.contract.GatewayError;
import io.github.bsskit.contract.Operation;
import io.github.bsskit.simulator.api.AuthMode;
import io.github.bsskit.simulator.api.Credentials;
import io.github.bsskit.simulator.api.Faults;
import io.github.bsskit.simulator.api.Ledger;
import io.github.bsskit.simulator.api.SimulatorClock;
import io.github.bsskit.simulator.domain.Domain;
import io.github.bsskit.simulator.gateway.Gateway;
import io.github.bsskit.simulator.gateway.RawRequest;
import io.github.bsskit.simulator.gateway.RawResponse;
import io.github.bsskit.simulator.gateway.RpcRequest;
import io.github.bsskit.simulator.journal.CallJournal;
import io.github.bsskit.simulator.world.AccountType;
import io.github.bsskit.simulator.world.World;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/**
 * A world with its gateway and journal, without a server.
 *
 * @param world the state
 * @param operations the operations that can be called
 * @param gateway handles calls
 * @param journal records calls and their results
 * @param listener receives every call and its response
 * @param delay holds the calling thread for delayed responses
 * @param auth whether unsigned calls are accepted
 */
public record Simulation(
    World world,
    List<Operation> operations,
    Gateway gateway,
    CallJournal journal,
    CallListener listener,
    Predicate<Duration> delay,
    AuthMode auth) {

  /**
   * Creates a simulation.
   *
   * @param listener receives every call and its response
   * @param delay holds the calling thread for delayed responses
   */
  public static Simulation create(
      SimulationOptions options, CallListener listener, Predicate<Duration> delay) {
    World world =
        new World(options.fixtures(), options.clock(), options.orderIds(), options.seed());
    List<Operation> operations = Domain.over(world);
    Gateway gateway =
        new Gateway(
            operations, world, options.auth(), options.throttling(), Simulation::report, delay);
    CallJournal journal = new CallJournal(world, operations, options.journalSize());
    return new Simulation(world, operations, gateway, journal, listener, delay, options.auth());
  }

  /** Handles a call, records it, and waits if the response is delayed. */
  public RawResponse handle(RpcRequest request) {
    return record(request.raw(), gateway.handle(request));
  }

  /** Handles a call without faults ({@link Gateway#hasNoFaultFor}); never waits. */
  public RawResponse handleWithoutFaults(RpcRequest request) {
    return record(request.raw(), gateway.handleWithoutFaults(request));
  }

  /** Rejects a request that is not a call, and records it. */
  public RawResponse reject(RawRequest request, GatewayError error) {
    return record(request, gateway.reject(request, error));
  }

  private RawResponse record(RawRequest request, RawResponse response) {
    journal.add(request, response);
    listener.handled(world.now(), request, response);
    delay.test(response.delivery().delay());
    return response;
  }

  /** Resets the world and the journal; the totals of the whole run are kept. */
  public void reset() {
    world.reset();
    journal.restart();
  }

  /** The faults for all calls. */
  public Faults faults() {
    return new ScopedFaults(world, operations);
  }

  /** The orders and quota ledgers of all accounts. */
  public Ledger ledger() {
    return new ScopedLedger(world, journal);
  }

  /** The clock of all accounts without their own clock. */
  public SimulatorClock clock() {
    return new ScopedClock(world::clock, world::clock);
  }

  /** The clock of one account; it follows the common clock until it is moved. */
  public SimulatorClock clockOf(long accountId) {
    return new ScopedClock(() -> world.clockFor(accountId), () -> world.ownClock(accountId));
  }

  /** Creates an account that may do everything, with its own owners, ledgers and rate limits. */
  public Credentials makeAccount() {
    return AccountControl.credentials(world.createAccount(AccountType.RESELLER, List.of("*")));
  }

  /** Prints an internal error to stderr; the caller gets only InternalError. */
  public static void report(Throwable error) {
    error.printStackTrace(System.err);
  }
}
