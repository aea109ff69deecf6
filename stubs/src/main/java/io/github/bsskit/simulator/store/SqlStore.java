package io.github.bsskit.simulator.store;

import io.github.bsskit.simulator.api.Order;
import io.github.bsskit.simulator.world.Facts;
import io.github.bsskit.simulator.world.MovableClock.ClockState;
import io.github.bsskit.simulator.world.RecentOrders;
import io.github.bsskit.simulator.world.RunTotals;
import io.github.bsskit.simulator.world.SharedIds;
import io.github.bsskit.simulator.world.SharedNumbers;
import io.github.bsskit.simulator.world.StateBuilder;
import io.github.bsskit.simulator.world.Store;
import io.github.bsskit.simulator.world.WorldSettings;
import io.github.bsskit.simulator.world.WorldSnapshot;
import io.github.bsskit.simulator.world.WorldSnapshot.IdState;
import io.github.bsskit.simulator.world.WorldState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Keeps the state in a database, which several simulators can share.
 *
 * <p>Clocks, accounts and faults are known in memory, with their version. A call keeps its steps
 * only if the version is still the present one; otherwise they are read again.
 */
final class SqlStore implements Store {

  /** The state as it was last seen. */
  private record Known(WorldState state, SqlRecords records) {}

  private final Database database;
  private final WorldSettings settings;
  private final SqlFacts facts;
  private final Cleanup cleanup;
  private final RunTotals totals = new RunTotals();
  private final RecentOrders recent = new RecentOrders();

  /** So that at most one connection of this process waits to change the facts. */
  private final Lock changing = new ReentrantLock();

  private volatile Known known;

  /**
   * Opens a store.
   *
   * @param journalSize how many calls of the journal are kept
   * @throws IllegalStateException if the store was made with other settings
   */
  SqlStore(Database database, WorldSettings settings, FaultFormat format, int journalSize) {
    this.database = database;
    this.settings = settings;
    this.facts = new SqlFacts(database, format);
    if (database.read(WorldRow::read).isEmpty()) {
      create();
    }
    StoreCheck.check(database.read(WorldRow::read).orElseThrow(), settings);
    FixtureAccounts.check(database, settings);
    latest();
    this.cleanup = new Cleanup(database, this, journalSize);
  }

  private void create() {
    IdState ids = SharedIds.initial(settings);
    database.change(
        connection -> {
          WorldRow.insert(connection, settings, ids);
          return null;
        });
  }

  @Override
  public WorldState state() {
    return known.state();
  }

  @Override
  public WorldState latest() {
    synchronized (facts) {
      database.read(
          connection -> {
            refresh(connection, WorldRow.read(connection).orElseThrow());
            return null;
          });
      return known.state();
    }
  }

  /** Reads what has changed. */
  private void refresh(Connection connection, WorldRow world) throws SQLException {
    synchronized (facts) {
      Known present = known;
      if (present == null || present.records().generation() != world.generation()) {
        present = unread(world);
      } else if (present.records().version() == world.version()
          && present.state().faults().isEmpty()) {
        return;
      }
      present
          .state()
          .refresh(facts.read(connection, world, present.state().facts().accounts().size()));
      present.records().setVersion(world.version());
      known = present;
    }
  }

  private Known unread(WorldRow world) {
    SqlRecords records = new SqlRecords(this, database, world.generation());
    SharedNumbers numbers = new StoredNumbers(database::change, world.generation());
    WorldState state =
        WorldState.of(settings, new SharedIds(world.ids(), settings, numbers), records);
    records.setState(state);
    return new Known(state, records);
  }

  @Override
  public <T> T change(Function<WorldState, T> change) {
    changing.lock();
    try {
      T result = database.change(connection -> change(connection, change));
      latest();
      return result;
    } finally {
      changing.unlock();
    }
  }

  private <T> T change(Connection connection, Function<WorldState, T> change) throws SQLException {
    // Other changes wait from now on.
    Sql.update(connection, "UPDATE world SET version = version WHERE id = 1");
    WorldRow world = WorldRow.read(connection).orElseThrow();
    refresh(connection, world);
    WorldState present = known.state();
    SharedNumbers numbers = StoredNumbers.on(connection, world.generation());
    Facts before = present.facts();
    WorldState copy = present.copy(settings, new SharedIds(world.ids(), settings, numbers));
    T result = change.apply(copy);
    Facts after = copy.facts();
    if (after.accounts().size() > before.accounts().size()) {
      FixtureAccounts.requireSame(connection, settings);
    }
    facts.write(connection, world.generation(), before, after);
    Sql.update(connection, "UPDATE world SET version = version + 1 WHERE id = 1");
    return result;
  }

  @Override
  public void reset() {
    IdState ids = SharedIds.initial(settings);
    database.change(
        connection ->
            WorldRow.publish(
                connection, WorldRow.newGeneration(connection), ids, WorldRow.unmoved()));
    latest();
    cleanup.wake();
  }

  @Override
  public WorldSnapshot snapshot() {
    return database.read(
        connection -> {
          WorldRow world = WorldRow.read(connection).orElseThrow();
          refresh(connection, world);
          SqlRecords records = known.records();
          Facts all = facts.read(connection, world, 0);
          long lastOrderId =
              Sql.number(
                      connection,
                      "SELECT max(last) FROM order_ranges WHERE generation = ?",
                      world.generation())
                  .orElse(0L);
          return new WorldSnapshot(
              new IdState(
                  SharedIds.after(world.random(), world.draws()),
                  world.instanceSalt(),
                  lastOrderId),
              all.clock(),
              all.accountClocks(),
              all.accounts(),
              records.ledgers().asOf(connection),
              records.orders().asOf(connection),
              new NonceRows(database, connection, world.generation()),
              RateRows.all(connection, world.generation()),
              all.faults());
        });
  }

  @Override
  public StateBuilder builder() {
    return new SqlStateBuilder(database, settings);
  }

  @Override
  public void restore(StateBuilder built, ClockState common, Map<Long, ClockState> accountClocks) {
    ((SqlStateBuilder) built).publish(facts, common, accountClocks);
    latest();
    cleanup.wake();
  }

  SqlFacts facts() {
    return facts;
  }

  boolean isRepeatable() {
    return settings.seed().isPresent();
  }

  void count(Order order) {
    totals.ordered(order, recent.add(order));
  }

  @Override
  public RunTotals totals() {
    return totals;
  }

  @Override
  public boolean mayWait() {
    return true;
  }

  @Override
  public Optional<String> problem() {
    return database.problem();
  }

  @Override
  public void close() {
    cleanup.close();
    database.close();
  }
}
