package io.github.bsskit.simulator.world;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** All accounts: those of the world file, including those without a key, and created ones. */
public final class Accounts {

  /** The distance of created accounts; each owns the numbers up to the next. */
  private static final long BLOCK = 10_000;

  /** Keeps created accounts apart from those of a world file. */
  private static final long FIRST_BLOCK = 100_000;

  /** The largest number of a created account; leaves room for the numbers that it owns. */
  private static final long LARGEST = 4_000_000_000_000_000_000L;

  private final Map<Long, Account> fixtures;
  private final long largestFixture;
  private final Map<Long, Account> created = new HashMap<>();

  /** The largest number of a created account, or the last one after the numbers were used up. */
  private long last;

  Accounts(List<Account> accounts) {
    this(byId(accounts));
  }

  private Accounts(Map<Long, Account> fixtures) {
    this.fixtures = fixtures;
    this.largestFixture = fixtures.values().stream().mapToLong(Account::largestId).max().orElse(0);
    this.last = firstCreated() - BLOCK;
  }

  private static Map<Long, Account> byId(List<Account> accounts) {
    Map<Long, Account> byId = new LinkedHashMap<>();
    accounts.forEach(account -> byId.put(account.id(), account));
    return byId;
  }

  /** The accounts of the world file alone. */
  Accounts withoutCreated() {
    return new Accounts(fixtures);
  }

  /** The number of an account that will never exist and that no account will own. */
  public long foreign() {
    return 1 + largestFixture;
  }

  /** Whether the world file has an account. */
  public boolean isFixture(long id) {
    return fixtures.containsKey(id);
  }

  /**
   * The accounts of the world file, by their numbers, each with its type and the numbers that it
   * owns, for example {@code 7 reseller 8-9,11}.
   */
  public List<String> fixtures() {
    return fixtures.values().stream()
        .sorted(Comparator.comparingLong(Account::id))
        .map(
            account ->
                account.id()
                    + " "
                    + account.type()
                    + " "
                    + account.owns().stream()
                        .map(AccountRange::toString)
                        .collect(Collectors.joining(",")))
        .toList();
  }

  /** Whether a created account may have a number: no account of the world file has or owns it. */
  public boolean canBeCreated(long id) {
    return id >= firstCreated() && id % BLOCK == 0 && id <= LARGEST;
  }

  /** Creates an account with its own block of numbers. */
  synchronized Account create(AccountType type) {
    do {
      last = last + BLOCK > LARGEST ? firstCreated() : last + BLOCK;
    } while (created.containsKey(last));
    return add(last, type);
  }

  /** Whether an account exists. */
  synchronized boolean exists(long id) {
    return isFixture(id) || created.containsKey(id);
  }

  /** Whether an account exists and may act for an owner. */
  synchronized boolean owns(long id, long owner) {
    Account account = fixtures.getOrDefault(id, created.get(id));
    return account != null && account.isOwnerOf(owner);
  }

  /**
   * Restores a created account.
   *
   * @throws IllegalArgumentException if the number is in use or not one of a created account
   */
  synchronized Account restore(long id, AccountType type) {
    if (!canBeCreated(id) || exists(id)) {
      throw new IllegalArgumentException(
          "invalid account number " + id + ": it is in use, or not one of a created account");
    }
    last = Math.max(last, id);
    return add(id, type);
  }

  private Account add(long id, AccountType type) {
    List<AccountRange> owns = List.of(new AccountRange(id + 1, id + BLOCK - 1));
    Account account = new Account(id, "created on demand", type, owns);
    created.put(id, account);
    return account;
  }

  private long firstCreated() {
    return Math.max(FIRST_BLOCK, largestFixture / BLOCK + 2) * BLOCK;
  }
}
