package io.github.bsskit.simulator.control;

import io.github.bsskit.contract.GatewayError;
import io.github.bsskit.contract.Operation;
import io.github.bsskit.simulator.api.AuthMode;
import io.github.bsskit.simulator.domain.Domain;
import io.github.bsskit.simulator.gateway.Gateway;
import io.github.bsskit.simulator.gateway.RawRequest;
import io.github.bsskit.simulator.gateway.RawResponse;
import io.github.bsskit.simulator.gateway.RpcRequest;
import io.github.bsskit.simulator.journal.Journal;
import io.github.bsskit.simulator.world.AccountType;
import io.github.bsskit.simulator.world.World;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/**
 * A world, the gateway in front of it and the journal beside it, put together and not yet served.
 *
 * @param world the state
 * @param operations what can be called
 * @param gateway answers calls
 * @param journal what was called, and why it was answered so
 * @param listener is told of every answer
 * @param pause holds back what is to be answered late
 * @param auth whether unsigned calls are taken
 */
public record Simulation(
    World world,
    List<Operation> operations,
    Gateway gateway,
    Journal journal,
    CallListener listener,
    Predicate<Duration> pause,
    AuthMode auth) {

  /**
   * Puts a simulation together.
   *
   * @param listener is told of every response
   * @param delay holds the calling thread for responses that are late
   */
  public static Simulation create(
      SimulationOptions options, CallListener listener, Predicate<Duration> delay) {
    World world =
        new World(options.fixtures(), options.clock(), options.orderIds(), options.seed());
    List<Operation> operations = Domain.over(world);
    Gateway gateway =
        new Gateway(
            operations, world, options.auth(), options.throttling(), Simulation::report, delay);
    Journal journal = new Journal(world, operations, options.journalSize());
    return new Simulation(world, operations, gateway, journal, listener, delay, options.auth());
  }

  /** Answers a call, writes it into the journal, and waits if the answer is to be late. */
  public RawResponse handle(RpcRequest request) {
    return note(request.raw(), gateway.handle(request));
  }

  /**
   * The same for a call that nobody has asked anything for ({@link Gateway#hasNoFaultFor}); nothing
   * holds it up.
   */
  public RawResponse handleWithoutFaults(RpcRequest request) {
    return note(request.raw(), gateway.handleWithoutFaults(request));
  }

  /** Answers something that is no call, and writes it into the journal as well. */
  public RawResponse reject(RawRequest call, GatewayError error) {
    return note(call, gateway.reject(call, error));
  }

  private RawResponse note(RawRequest call, RawResponse answer) {
    journal.add(call, answer);
    listener.answered(world.now(), call, answer);
    pause.test(answer.delivery().delay());
    return answer;
  }

  /**
   * Forgets everything that has happened, the journal too; what the whole run would have bought
   * stays.
   */
  public void reset() {
    world.reset();
    journal.restart();
  }

  /** Arranges what the next calls meet. */
  public Faults faults() {
    return new Faults(world, operations);
  }

  /** What was bought and opened. */
  public Ledger ledger() {
    return new Ledger(world, journal);
  }

  /** The time of all accounts that have none of their own. */
  public SimulatorClock clock() {
    return new SimulatorClock(world::clock, world::clock);
  }

  /** A time for one account alone; until it is moved, it goes as the common one does. */
  public SimulatorClock clockOf(long accountId) {
    return new SimulatorClock(() -> world.clockFor(accountId), () -> world.clockOf(accountId));
  }

  /** Makes an account that may do everything, with owners, ledgers and a rate of its own. */
  public Credentials makeAccount() {
    return Credentials.of(world.makeAccount(AccountType.RESELLER, List.of("*")));
  }

  /** Tells the console of a fault of our own; the caller is told InternalError and no more. */
  public static void report(Throwable fault) {
    fault.printStackTrace(System.err);
  }
}
