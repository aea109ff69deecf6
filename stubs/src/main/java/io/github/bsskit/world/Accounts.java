package io.github.bsskit.world;

import java.util.List;

/** All accounts of the world, those without a key among them. */
public final class Accounts {

  private final List<Account> accounts;

  Accounts(List<Account> accounts) {
    this.accounts = List.copyOf(accounts);
  }

  /** The number of an account that does not exist and that no account owns. */
  public long foreign() {
    return 1 + accounts.stream().mapToLong(Account::largestId).max().orElse(0);
  }
}
