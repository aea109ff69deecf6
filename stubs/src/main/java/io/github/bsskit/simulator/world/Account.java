package io.github.bsskit.simulator.world;

import java.util.List;

/**
 * An account of the world.
 *
 * @param id its number (UID), positive
 * @param name for people, not used otherwise
 * @param owns the accounts beside its own that it may act for
 */
record Account(long id, String name, AccountType type, List<AccountRange> owns) {

  boolean isOwnerOf(long accountId) {
    return accountId == id || owns.stream().anyMatch(range -> range.contains(accountId));
  }

  /** The largest number among its own and those that it owns. */
  long largestId() {
    return Math.max(id, owns.stream().mapToLong(AccountRange::last).max().orElse(id));
  }
}
