package io.github.bsskit.simulator.world;

import io.github.bsskit.simulator.api.Order;
import io.github.bsskit.simulator.api.QuotaLedger;
import io.github.bsskit.simulator.world.WorldSnapshot.CreatedAccount;
import io.github.bsskit.simulator.world.WorldSnapshot.IdState;
import io.github.bsskit.simulator.world.WorldSnapshot.RateWindow;
import io.github.bsskit.simulator.world.WorldSnapshot.SavedFault;
import io.github.bsskit.simulator.world.WorldSnapshot.UsedNonces;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Builds a state from saved parts, one at a time, so that they need not be in memory together. The
 * ids must come before orders. Its methods throw {@link IllegalArgumentException} for parts that
 * are inconsistent; the builder must not be used after that.
 */
public abstract class StateBuilder {

  private final WorldSettings settings;
  private final Accounts accounts;
  private final AccessKeys keys;
  private final Catalogue catalogue;
  private final ArmedFaults faults = new ArmedFaults();

  /** Without any part. */
  protected StateBuilder(WorldSettings settings) {
    this.settings = settings;
    this.accounts = settings.fixtures().accounts().withoutCreated();
    this.keys = settings.fixtures().keys().withoutCreated();
    this.catalogue = settings.fixtures().catalogue();
  }

  /** Sets the state of the id generator. */
  public abstract void setIds(IdState state);

  /** Adds a created account with its key. */
  public void add(CreatedAccount created) {
    if (keys.find(created.accessKeyId()).isPresent()) {
      throw new IllegalArgumentException("duplicate access key \"" + created.accessKeyId() + "\"");
    }
    Account account = accounts.restore(created.id(), created.type());
    keys.add(account, created.accessKeyId(), created.accessKeySecret(), created.permissions());
  }

  /** Adds a ledger without counting it for this run. */
  public abstract void add(QuotaLedger ledger);

  /** The error of a ledger whose owner has one, or whose opener has already used the OutBizId. */
  protected static IllegalArgumentException duplicate(QuotaLedger ledger) {
    return new IllegalArgumentException(
        "duplicate ledger of owner " + ledger.owner() + ", or duplicate outBizId");
  }

  /** Adds an order without counting it for this run. */
  public abstract void add(Order order);

  /** Whether an order has been added. */
  public abstract boolean hasOrder(long orderId);

  /** Adds the hash of a nonce, whose key and time follow in {@link #add(UsedNonces)}. */
  public abstract void addNonce(long hash);

  /** Adds used nonces of a key, and the hashes that were added before. */
  public abstract void add(UsedNonces used);

  /** Adds the calls of a rate window. */
  public abstract void add(RateWindow window);

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

  /**
   * What calls read and do not change.
   *
   * @throws IllegalArgumentException if the clocks are invalid
   */
  protected Facts facts(
      MovableClock.ClockState common, Map<Long, MovableClock.ClockState> accountClocks) {
    WorldClocks clocks = clocks(common, accountClocks);
    return new Facts(
        clocks.common().state(), clocks.accountStates(), keys.createdAccounts(), faults.snapshot());
  }

  WorldClocks clocks(
      MovableClock.ClockState common, Map<Long, MovableClock.ClockState> accountClocks) {
    return new WorldClocks(settings.clock(), common, accountClocks);
  }

  /** The state, with clocks. */
  WorldState state(
      IdGenerator ids, WorldClocks clocks, BiFunction<ArmedFaults, WorldClocks, Records> records) {
    return new WorldState(
        new Fixtures(accounts, keys, catalogue),
        faults,
        ids,
        clocks,
        records.apply(faults, clocks));
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
