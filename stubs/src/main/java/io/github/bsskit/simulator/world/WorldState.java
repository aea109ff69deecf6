package io.github.bsskit.simulator.world;

import java.time.Instant;
import java.util.List;

/**
 * The state of a world from one reset or import to the next.
 *
 * <p>A call keeps the state in which it began until it ends, also while it is delayed. So a call
 * during a reset belongs entirely to the world before it: its key, its order and its journal entry.
 * Nothing else keeps a state that has been replaced.
 */
public final class WorldState {

  private final Accounts accounts;
  private final AccessKeys keys;
  private final Catalogue catalogue;
  private final ArmedFaults faults;
  private final IdGenerator ids;
  private final WorldClocks clocks;
  private final Records records;

  /**
   * A state of these parts.
   *
   * @param holders the accounts, keys and products, including created ones
   * @param records what calls leave
   */
  WorldState(
      Fixtures holders, ArmedFaults faults, IdGenerator ids, WorldClocks clocks, Records records) {
    this.accounts = holders.accounts();
    this.keys = holders.keys();
    this.catalogue = holders.catalogue();
    this.faults = faults;
    this.ids = ids;
    this.clocks = clocks;
    this.records = records;
  }

  /** A state whose records a store keeps, with fixtures only; see {@link #refresh}. */
  public static WorldState of(WorldSettings settings, IdGenerator ids, Records records) {
    return new WorldState(
        settings.fixtures().withoutCreated(),
        new ArmedFaults(),
        ids,
        new WorldClocks(settings.clock()),
        records);
  }

  /** A state in memory, with fixtures only. */
  static WorldState inMemory(
      Fixtures holders, IdGenerator ids, WorldClocks clocks, RunTotals totals) {
    ArmedFaults faults = new ArmedFaults();
    Records records =
        new MemoryRecords(
            new QuotaLedgers(totals),
            new Orders(ids.instanceIds(), totals),
            new Nonces(),
            new RateWindows(),
            faults,
            ids,
            clocks);
    return new WorldState(holders, faults, ids, clocks, records);
  }

  /** The time of the common clock. */
  public Instant now() {
    return clocks.common().instant();
  }

  /** The time of an account's clock. */
  public Instant now(long accountId) {
    return clocks.of(accountId).instant();
  }

  /** The clock of all accounts without their own. */
  public MovableClock clock() {
    return clocks.common();
  }

  /** The clock that applies to an account: its own, or else the common one. */
  public MovableClock clockFor(long accountId) {
    return clocks.of(accountId);
  }

  /**
   * An account's own clock, which follows the common one until it is moved.
   *
   * @throws IllegalArgumentException if the account does not exist
   */
  public MovableClock ownClock(long accountId) {
    if (!accounts.exists(accountId)) {
      throw new IllegalArgumentException(
          "account " + accountId + " does not exist, or was removed by a reset");
    }
    return clocks.own(accountId);
  }

  /** Creates an account with a key; see {@link World#createAccount}. */
  AccessKey createAccount(AccountType type, List<String> permissions) {
    String id = "LTAIsim" + ids.letters(13);
    String secret = ids.letters(30);
    // No account is visible without its key: a snapshot has both or neither.
    synchronized (accounts) {
      return keys.add(accounts.create(type), id, secret, permissions);
    }
  }

  /** What calls leave: nonces, rate windows, ledgers, orders. */
  public Records records() {
    return records;
  }

  /** All accounts. */
  public Accounts accounts() {
    return accounts;
  }

  /** All access keys. */
  public AccessKeys keys() {
    return keys;
  }

  /** The products on offer. */
  public Catalogue catalogue() {
    return catalogue;
  }

  /** The armed faults. */
  public ArmedFaults faults() {
    return faults;
  }

  /** The generator of new ids. */
  public IdGenerator ids() {
    return ids;
  }

  /** What calls read and do not change. Its list of accounts is a view. */
  public Facts facts() {
    return new Facts(
        clocks.common().state(), clocks.accountStates(), keys.createdAccounts(), faults.snapshot());
  }

  /**
   * Brings what calls read up to date, within the same state.
   *
   * @param facts the present facts; accounts that it knows already can be left out
   */
  public void refresh(Facts facts) {
    facts.accounts().forEach(this::restore);
    clocks.refresh(facts.clock(), facts.accountClocks());
    faults.refresh(facts.faults());
  }

  private void restore(WorldSnapshot.CreatedAccount created) {
    synchronized (accounts) {
      if (keys.find(created.accessKeyId()).isEmpty()) {
        keys.add(
            accounts.restore(created.id(), created.type()),
            created.accessKeyId(),
            created.accessKeySecret(),
            created.permissions());
      }
    }
  }

  /** A copy that can be changed on its own, with another generator of ids. */
  public WorldState copy(WorldSettings settings, IdGenerator otherIds) {
    WorldState copy =
        new WorldState(
            settings.fixtures().withoutCreated(),
            faults.copy(),
            otherIds,
            new WorldClocks(settings.clock()),
            records);
    copy.refresh(facts());
    return copy;
  }
}
