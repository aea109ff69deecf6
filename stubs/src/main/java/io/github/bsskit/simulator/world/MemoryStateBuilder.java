package io.github.bsskit.simulator.world;

import io.github.bsskit.simulator.api.Order;
import io.github.bsskit.simulator.api.QuotaLedger;
import io.github.bsskit.simulator.world.WorldSnapshot.IdState;
import io.github.bsskit.simulator.world.WorldSnapshot.RateWindow;
import io.github.bsskit.simulator.world.WorldSnapshot.UsedNonces;
import java.util.Map;
import java.util.function.Function;

/** Builds a state in memory. */
final class MemoryStateBuilder extends StateBuilder {

  private final QuotaLedgers ledgers;
  private final Nonces nonces = new Nonces();
  private final RateWindows rates = new RateWindows();
  private final RunTotals totals;
  private final Function<IdState, IdGenerator> generators;
  private LongSet hashes = new LongSet();
  private IdGenerator ids;
  private Orders orders;

  MemoryStateBuilder(
      WorldSettings settings, RunTotals totals, Function<IdState, IdGenerator> generators) {
    super(settings);
    this.ledgers = new QuotaLedgers(totals);
    this.totals = totals;
    this.generators = generators;
  }

  @Override
  public void setIds(IdState state) {
    ids = generators.apply(state);
    orders = new Orders(ids.instanceIds(), totals);
  }

  @Override
  public void add(QuotaLedger ledger) {
    if (!ledgers.restore(ledger)) {
      throw duplicate(ledger);
    }
  }

  @Override
  public void add(Order order) {
    ids.reserve(order.orderId());
    orders.restore(order);
  }

  @Override
  public boolean hasOrder(long orderId) {
    return orders.hasId(orderId);
  }

  @Override
  public void addNonce(long hash) {
    hashes.add(hash);
  }

  @Override
  public void add(UsedNonces used) {
    used.hashes().forEach(hashes::add);
    nonces.restore(used.accessKeyId(), used.until(), hashes);
    hashes = new LongSet();
  }

  @Override
  public void add(RateWindow window) {
    rates.restore(window);
  }

  /** The state, with clocks. */
  WorldState build(
      MovableClock.ClockState common, Map<Long, MovableClock.ClockState> accountClocks) {
    return state(
        ids,
        clocks(common, accountClocks),
        (faults, clocks) -> new MemoryRecords(ledgers, orders, nonces, rates, faults, ids, clocks));
  }
}
