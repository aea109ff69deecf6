package io.github.bsskit.simulator.world;

import io.github.bsskit.simulator.api.Order;
import io.github.bsskit.simulator.api.QuotaLedger;
import io.github.bsskit.simulator.world.WorldSnapshot.CreatedAccount;
import io.github.bsskit.simulator.world.WorldSnapshot.IdState;
import io.github.bsskit.simulator.world.WorldSnapshot.RateWindow;
import io.github.bsskit.simulator.world.WorldSnapshot.SavedFault;
import io.github.bsskit.simulator.world.WorldSnapshot.UsedNonces;
import java.util.Optional;
import java.util.function.Function;

/**
 * Builds a state from saved parts, one at a time, so that they need not be in memory together. The
 * ids must come before orders. Its methods throw {@link IllegalArgumentException} for parts that
 * are inconsistent; the builder must not be used after that.
 */
public final class StateBuilder {

  private final Accounts accounts;
  private final AccessKeys keys;
  private final Catalogue catalogue;
  private final QuotaLedgers ledgers;
  private final Nonces nonces = new Nonces();
  private final RateWindows rates = new RateWindows();
  private final ArmedFaults faults = new ArmedFaults();
  private final RunTotals totals;
  private final Function<IdState, IdGenerator> generators;
  private LongSet hashes = new LongSet();
  private IdGenerator ids;
  private Orders orders;

  StateBuilder(Fixtures fixtures, RunTotals totals, Function<IdState, IdGenerator> generators) {
    this.accounts = fixtures.accounts().withoutCreated();
    this.keys = fixtures.keys().withoutCreated();
    this.catalogue = fixtures.catalogue();
    this.ledgers = new QuotaLedgers(totals);
    this.totals = totals;
    this.generators = generators;
  }

  /** Sets the state of the id generator. */
  public void setIds(IdState state) {
    ids = generators.apply(state);
    orders = new Orders(ids.instanceIds(), totals);
  }

  /** Adds a created account with its key. */
  public void add(CreatedAccount created) {
    if (keys.find(created.accessKeyId()).isPresent()) {
      throw new IllegalArgumentException("duplicate access key \"" + created.accessKeyId() + "\"");
    }
    Account account = accounts.restore(created.id(), created.type());
    keys.add(account, created.accessKeyId(), created.accessKeySecret(), created.permissions());
  }

  /** Adds a ledger without counting it for this run. */
  public void add(QuotaLedger ledger) {
    if (!ledgers.restore(ledger)) {
      throw new IllegalArgumentException(
          "duplicate ledger of owner " + ledger.owner() + ", or duplicate outBizId");
    }
  }

  /** Adds an order without counting it for this run. */
  public void add(Order order) {
    ids.reserve(order.orderId());
    orders.restore(order);
  }

  /** Whether an order has been added. */
  public boolean hasOrder(long orderId) {
    return orders.hasId(orderId);
  }

  /** Adds the hash of a nonce, whose key and time follow in {@link #add(UsedNonces)}. */
  public void addNonce(long hash) {
    hashes.add(hash);
  }

  /** Adds used nonces of a key, and the hashes that were added before. */
  public void add(UsedNonces used) {
    used.hashes().forEach(hashes::add);
    nonces.restore(used.accessKeyId(), used.until(), hashes);
    hashes = new LongSet();
  }

  /** Adds the calls of a rate window. */
  public void add(RateWindow window) {
    rates.restore(window);
  }

  /** Adds an armed fault. */
  public void add(SavedFault fault) {
    faults.restore(fault);
  }

  /** Whether an account exists, of those that have been added and the fixtures. */
  public boolean hasAccount(long account) {
    return accounts.exists(account);
  }

  /** Whether an account may act for an owner. */
  public boolean owns(long account, long owner) {
    return accounts.owns(account, owner);
  }

  /** Whether an access key exists, of those that have been added and the fixtures. */
  public boolean hasKey(String accessKeyId) {
    return keys.find(accessKeyId).isPresent();
  }

  /** The package type of a product, if the world has it. */
  public Optional<Catalogue.PackageType> packageType(String productCode, String packageType) {
    return catalogue.find(productCode).flatMap(product -> product.find(packageType));
  }

  /** The state, with clocks. */
  WorldState build(WorldClocks clocks) {
    return new WorldState(
        new Fixtures(accounts, keys, catalogue),
        faults,
        ids,
        clocks,
        new MemoryRecords(ledgers, orders, nonces, rates, faults, ids, clocks));
  }

  /** Adds all parts of a snapshot but the clocks. */
  StateBuilder addAll(WorldSnapshot saved) {
    setIds(saved.ids());
    saved.accounts().forEach(this::add);
    saved.ledgers().forEach(this::add);
    saved.orders().forEach(this::add);
    saved.nonces().forEach(this::add);
    saved.rates().forEach(this::add);
    saved.faults().forEach(this::add);
    return this;
  }
}
