package io.github.bsskit.simulator.world;

import java.util.ArrayList;
import java.util.List;

/** All accounts of the world, those without a key among them, and those that are made later. */
public final class Accounts {

  /** Made accounts are far from those of a world file, and each has so many numbers to itself. */
  private static final long BLOCK = 10_000;

  private static final long FIRST_BLOCK = 100_000;

  /** Far above all that can be made, and far below what a number of 64 bits holds. */
  private static final long LAST_MADE = 4_000_000_000_000_000_000L;

  private final List<Account> accounts;
  private final List<Account> made = new ArrayList<>();

  Accounts(List<Account> accounts) {
    this.accounts = List.copyOf(accounts);
  }

  /** The same accounts, with none of those that were made. */
  Accounts asAtTheStart() {
    return new Accounts(accounts);
  }

  /** The number of an account that does not exist and that no account owns, nor ever will. */
  public long foreign() {
    return 1 + largestId();
  }

  /** Whether there was an account of this number before any was made. */
  public boolean isFromTheStart(long id) {
    return accounts.stream().anyMatch(account -> account.id() == id);
  }

  /** Makes an account with numbers that no other has. */
  synchronized Account make(AccountType type) {
    long last = made.stream().mapToLong(Account::id).max().orElse(firstMade() - BLOCK);
    Account account = made(last + BLOCK, type);
    made.add(account);
    return account;
  }

  /** Whether there is an account of this number. */
  synchronized boolean exists(long id) {
    return isFromTheStart(id) || made.stream().anyMatch(account -> account.id() == id);
  }

  /**
   * Brings an account back that was made in another run.
   *
   * @throws IllegalArgumentException if the number is none that a made account can have
   */
  synchronized Account restore(long id, AccountType type) {
    if (id < firstMade() || id % BLOCK != 0 || id > LAST_MADE || exists(id)) {
      throw new IllegalArgumentException(
          "invalid account number " + id + ": it is in use, or not one of a created account");
    }
    Account account = made(id, type);
    made.add(account);
    return account;
  }

  private static Account made(long id, AccountType type) {
    return new Account(
        id, "made on demand", type, List.of(new AccountRange(id + 1, id + BLOCK - 1)));
  }

  private long firstMade() {
    return Math.max(FIRST_BLOCK, largestId() / BLOCK + 2) * BLOCK;
  }

  private long largestId() {
    return accounts.stream().mapToLong(Account::largestId).max().orElse(0);
  }
}
