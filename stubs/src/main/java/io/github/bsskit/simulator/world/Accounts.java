package io.github.bsskit.simulator.world;

import java.util.ArrayList;
import java.util.List;

/** All accounts: those of the world file, including those without a key, and created ones. */
public final class Accounts {

  /** The distance of created accounts; each owns the numbers up to the next. */
  private static final long BLOCK = 10_000;

  /** Keeps created accounts apart from those of a world file. */
  private static final long FIRST_BLOCK = 100_000;

  /** Leaves room for further accounts in a 64-bit number. */
  private static final long LARGEST_RESTORED = 4_000_000_000_000_000_000L;

  private final List<Account> fixtures;
  private final List<Account> created = new ArrayList<>();

  Accounts(List<Account> accounts) {
    this.fixtures = List.copyOf(accounts);
  }

  /** The accounts of the world file alone. */
  Accounts withoutCreated() {
    return new Accounts(fixtures);
  }

  /** The number of an account that will never exist and that no account will own. */
  public long foreign() {
    return 1 + largestId();
  }

  /** Whether the world file has an account. */
  public boolean isFixture(long id) {
    return fixtures.stream().anyMatch(account -> account.id() == id);
  }

  /** Creates an account with its own block of numbers. */
  synchronized Account create(AccountType type) {
    long last = created.stream().mapToLong(Account::id).max().orElse(firstCreated() - BLOCK);
    return add(last + BLOCK, type);
  }

  /** Whether an account exists. */
  synchronized boolean exists(long id) {
    return isFixture(id) || created.stream().anyMatch(account -> account.id() == id);
  }

  /**
   * Restores a created account.
   *
   * @throws IllegalArgumentException if the number is in use or not one of a created account
   */
  synchronized Account restore(long id, AccountType type) {
    if (id < firstCreated() || id % BLOCK != 0 || id > LARGEST_RESTORED || exists(id)) {
      throw new IllegalArgumentException(
          "invalid account number " + id + ": it is in use, or not one of a created account");
    }
    return add(id, type);
  }

  private Account add(long id, AccountType type) {
    List<AccountRange> owns = List.of(new AccountRange(id + 1, id + BLOCK - 1));
    Account account = new Account(id, "created on demand", type, owns);
    created.add(account);
    return account;
  }

  private long firstCreated() {
    return Math.max(FIRST_BLOCK, largestId() / BLOCK + 2) * BLOCK;
  }

  private long largestId() {
    return fixtures.stream().mapToLong(Account::largestId).max().orElse(0);
  }
}
