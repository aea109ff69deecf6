package io.github.bsskit.simulator.control;

import io.github.bsskit.contract.Operation;
import io.github.bsskit.simulator.api.AuthMode;
import io.github.bsskit.simulator.api.Credentials;
import io.github.bsskit.simulator.api.Faults;
import io.github.bsskit.simulator.api.Ledger;
import io.github.bsskit.simulator.api.SimulatorClock;
import io.github.bsskit.simulator.domain.Domain;
import io.github.bsskit.simulator.gateway.FaultCatalogue;
import io.github.bsskit.simulator.gateway.Gateway;
import io.github.bsskit.simulator.journal.CallAnalyzer;
import io.github.bsskit.simulator.journal.CallJournal;
import io.github.bsskit.simulator.journal.CallRecorder;
import io.github.bsskit.simulator.metrics.StoreCounts;
import io.github.bsskit.simulator.store.Stores;
import io.github.bsskit.simulator.world.AccountType;
import io.github.bsskit.simulator.world.MemoryStore;
import io.github.bsskit.simulator.world.MovableClock.ClockState;
import io.github.bsskit.simulator.world.StateBuilder;
import io.github.bsskit.simulator.world.World;
import io.github.bsskit.simulator.world.WorldSettings;
import io.github.bsskit.simulator.world.WorldState;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/** A world with its gateway and journal, without a server. */
public final class Simulation {

  private final SimulationOptions options;
  private final World world;
  private final List<Operation> operations;
  private final CallAnalyzer analyzer;
  private final CallJournal journal;
  private final StoreCounts storeCounts = new StoreCounts();
  private final SimulatorName name;
  private final Readiness readiness;
  private volatile Epoch epoch;

  private Simulation(SimulationOptions options) {
    this.options = options;
    WorldSettings settings =
        new WorldSettings(options.fixtures(), options.clock(), options.orderIds(), options.seed());
    // Descriptions of operations are kept; they must not keep a state that is replaced later.
    operations = Domain.over(new MemoryStore(settings).state());
    world =
        new World(
            Stores.open(
                options.store(),
                settings,
                () -> new StateFile(new FaultCatalogue(operations)),
                options.journalSize(),
                storeCounts),
            options.seed());
    name = new SimulatorName(options.name());
    readiness = new Readiness(world);
    analyzer = new CallAnalyzer(operations);
    epoch = create(1, world.known());
    journal = new CallJournal(() -> latestEpoch().calls(), () -> epoch().number());
  }

  /** Creates a simulation. */
  public static Simulation create(SimulationOptions options) {
    return new Simulation(options);
  }

  /** The present epoch. A call gets it once and uses it until it ends. */
  public Epoch epoch() {
    Epoch last = epoch;
    return last.world() == world.known() ? last : renew();
  }

  /** Lets go of the last epoch, if the world has been replaced. */
  private synchronized Epoch renew() {
    WorldState state = world.known();
    if (epoch.world() != state) {
      epoch = create(epoch.number() + 1, state);
    }
    return epoch;
  }

  /** The epoch of the present state, which another simulator may have replaced. */
  private Epoch latestEpoch() {
    world.state();
    return epoch();
  }

  private Epoch create(int number, WorldState state) {
    CallRecorder calls = CallRecorder.of(analyzer, state, options.journalSize(), name::get);
    Gateway gateway =
        new Gateway(
            Domain.over(state),
            state,
            options.auth(),
            options.throttling(),
            calls::add,
            Simulation::report);
    return new Epoch(number, state, gateway, calls, this::latestEpoch);
  }

  /** The state and what changes it. */
  public World world() {
    return world;
  }

  /** The operations that can be called, for their descriptions. */
  public List<Operation> operations() {
    return operations;
  }

  /** The present gateway. */
  public Gateway gateway() {
    return epoch().gateway();
  }

  /** The calls since the last reset and their results. */
  public CallJournal journal() {
    return journal;
  }

  /** The simulator's name. */
  public String name() {
    return name.get();
  }

  /** Sets what returns the port, which is part of the default name, as soon as it is open. */
  public void listensOn(IntSupplier port) {
    name.listensOn(port);
  }

  /** Where the state is kept, without credentials. */
  public String storeDescription() {
    return options.store().toString();
  }

  /** The work of the store; none in memory. */
  StoreCounts storeCounts() {
    return storeCounts;
  }

  /** Whether the simulator should receive calls. */
  public Readiness readiness() {
    return readiness;
  }

  /** Whether unsigned calls are accepted. */
  public AuthMode auth() {
    return options.auth();
  }

  /** Resets the world and the journal; the totals of the whole run are kept. */
  public void reset() {
    world.reset();
    renew();
  }

  /** Replaces the world by a saved one; see {@link World#restore}. */
  void restore(StateBuilder built, ClockState common, Map<Long, ClockState> accountClocks) {
    world.store().restore(built, common, accountClocks);
    renew();
  }

  /** Ends the use of the store, after the last call. */
  public void close() {
    world.store().close();
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
    return new ScopedClock(world, WorldState::clock, WorldState::clock);
  }

  /** The clock of one account; it follows the common clock until it is moved. */
  public SimulatorClock clockOf(long accountId) {
    return new ScopedClock(
        world, state -> state.clockFor(accountId), state -> state.ownClock(accountId));
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
