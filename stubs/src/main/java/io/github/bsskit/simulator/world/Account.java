package io.github.bsskit.simulator.world;

import java.util.List;

/**
 * An account.
 *
 * @param id its number (UID), positive
 * @param name for readers of the world file only
 * @param owns the accounts that it may act for, besides itself
 */
record Account(long id, String name, AccountType type, List<AccountRange> owns) {

  boolean isOwnerOf(long accountId) {
    return accountId == id || owns.stream().anyMatch(range -> range.contains(accountId));
  }

  /** The largest number of itself and of the accounts that it owns. */
  long largestId() {
    return Math.max(id, owns.stream().mapToLong(AccountRange::last).max().orElse(id));
  }
}
