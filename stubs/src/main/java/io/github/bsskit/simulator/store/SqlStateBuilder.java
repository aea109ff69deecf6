package io.github.bsskit.simulator.store;

import io.github.bsskit.simulator.api.Order;
import io.github.bsskit.simulator.api.QuotaLedger;
import io.github.bsskit.simulator.world.Facts;
import io.github.bsskit.simulator.world.LongSet;
import io.github.bsskit.simulator.world.MovableClock.ClockState;
import io.github.bsskit.simulator.world.Nonces;
import io.github.bsskit.simulator.world.NumberRuns;
import io.github.bsskit.simulator.world.SharedIds;
import io.github.bsskit.simulator.world.StateBuilder;
import io.github.bsskit.simulator.world.WorldSettings;
import io.github.bsskit.simulator.world.WorldSnapshot.IdState;
import io.github.bsskit.simulator.world.WorldSnapshot.RateWindow;
import io.github.bsskit.simulator.world.WorldSnapshot.UsedNonces;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a new generation in groups of rows, and publishes it at the end. */
final class SqlStateBuilder extends StateBuilder {

  private static final Facts NOTHING =
      new Facts(WorldRow.unmoved(), Map.of(), List.of(), List.of());

  private final Database database;
  private final WorldSettings settings;
  private final long generation;
  private final RowBatch<QuotaLedger> ledgers;
  private final RowBatch<Order> orders;
  private final RowBatch<RateWindow> rates;
  private final NumberRuns numbers = new NumberRuns();
  private final Map<Long, Long> lastByBlock = new LinkedHashMap<>();
  private LongSet hashes = new LongSet();
  private IdState ids;

  /** Reserves a generation. */
  SqlStateBuilder(Database database, WorldSettings settings) {
    super(settings);
    this.database = database;
    this.settings = settings;
    this.generation = database.change(WorldRow::newGeneration);
    this.ledgers =
        new RowBatch<>(
            database,
            generation,
            "ledgers",
            OrderRows.LEDGER,
            OrderRows::values,
            StateBuilder::duplicate);
    this.orders =
        new RowBatch<>(
            database,
            generation,
            "orders",
            OrderRows.ORDER,
            OrderRows::values,
            order -> new IllegalArgumentException("duplicate order " + order.orderId()));
    this.rates =
        new RowBatch<>(
            database,
            generation,
            "rates",
            "account, action, calls",
            window ->
                new Object[] {
                  window.account(),
                  window.action(),
                  RateRows.text(window.calls().stream().sorted().toList())
                },
            window ->
                new IllegalArgumentException(
                    "duplicate rate window of account "
                        + window.account()
                        + " for "
                        + window.action()));
  }

  @Override
  public void setIds(IdState state) {
    ids = state;
    reserve(state.lastOrderId());
  }

  private void reserve(long orderId) {
    lastByBlock.merge(SharedIds.block(orderId, settings), orderId, Math::max);
  }

  @Override
  public void add(QuotaLedger ledger) {
    ledgers.add(ledger);
  }

  @Override
  public void add(Order order) {
    reserve(order.orderId());
    numbers.add(order.orderId());
    orders.add(order);
  }

  @Override
  public boolean hasOrder(long orderId) {
    return numbers.contains(orderId);
  }

  @Override
  public void addNonce(long hash) {
    hashes.add(hash);
  }

  @Override
  public void add(UsedNonces used) {
    // As in memory, a slice does not include its end.
    long until = Nonces.end(used.until().getEpochSecond() - 1);
    RowBatch<Long> nonces =
        new RowBatch<>(
            database,
            generation,
            "nonces",
            "key_id, hash, until",
            hash -> new Object[] {used.accessKeyId(), hash, until},
            null);
    hashes.forEach(nonces::add);
    used.hashes().forEach(nonces::add);
    nonces.flush();
    hashes = new LongSet();
  }

  @Override
  public void add(RateWindow window) {
    rates.add(window);
  }

  /**
   * Makes it the present state.
   *
   * @throws IllegalArgumentException if it is inconsistent or the state was replaced meanwhile
   */
  void publish(SqlFacts rows, ClockState common, Map<Long, ClockState> accountClocks) {
    Facts facts = facts(common, accountClocks);
    ledgers.flush();
    orders.flush();
    rates.flush();
    boolean isPublished =
        database.change(
            connection -> {
              boolean isLatest = WorldRow.publish(connection, generation, ids, facts.clock());
              if (!facts.accounts().isEmpty()) {
                FixtureAccounts.requireSame(connection, settings);
              }
              rows.write(connection, generation, NOTHING, facts);
              for (Map.Entry<Long, Long> block : lastByBlock.entrySet()) {
                Sql.update(
                    connection,
                    "INSERT INTO order_ranges (generation, block, last) VALUES (?, ?, ?)",
                    generation,
                    block.getKey(),
                    odd(block.getValue()));
              }
              return isLatest;
            });
    if (!isPublished) {
      throw new IllegalArgumentException(
          "the state was replaced during the import: import the file again");
    }
  }

  /** The number itself, or the odd one before, after which the same number follows. */
  private static long odd(long last) {
    return last == 0 ? 0 : last - 1 | 1;
  }
}
