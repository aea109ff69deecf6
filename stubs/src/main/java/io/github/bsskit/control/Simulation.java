package io.github.bsskit.control;

import io.github.bsskit.contract.GatewayError;
import io.github.bsskit.contract.Operation;
import io.github.bsskit.gateway.AuthMode;
import io.github.bsskit.gateway.Gateway;
import io.github.bsskit.gateway.RpcAnswer;
import io.github.bsskit.gateway.RpcCall;
import io.github.bsskit.gateway.WireRequest;
import io.github.bsskit.journal.Journal;
import io.github.bsskit.world.AccountType;
import io.github.bsskit.world.World;
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

  /** Answers a call, writes it into the journal, and waits if the answer is to be late. */
  public RpcAnswer answer(WireRequest request) {
    return note(request.call(), gateway.answer(request));
  }

  /**
   * The same for a call that nobody has asked anything for ({@link Gateway#meetsNothing}); nothing
   * holds it up.
   */
  public RpcAnswer answerAtOnce(WireRequest request) {
    return note(request.call(), gateway.answerPlainly(request));
  }

  /** Answers something that is no call, and writes it into the journal as well. */
  public RpcAnswer refuse(RpcCall call, GatewayError error) {
    return note(call, gateway.refuse(call, error));
  }

  private RpcAnswer note(RpcCall call, RpcAnswer answer) {
    journal.add(call, answer);
    listener.answered(call, answer);
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
