package io.github.bsskit.simulator.control;

import io.github.bsskit.simulator.world.AccessKey;
import java.util.List;

/**
 * A key to call with, and the accounts that it may name.
 *
 * @param accessKeyId the key's id
 * @param accessKeySecret what to sign with
 * @param accountId the account that pays
 * @param owners accounts beside its own that it may act for: numbers and ranges, both ends included
 */
public record Credentials(
    String accessKeyId, String accessKeySecret, long accountId, List<String> owners) {

  static Credentials of(AccessKey key) {
    return new Credentials(key.id(), key.secret(), key.accountId(), key.owners());
  }

  /**
   * One of the owners.
   *
   * @param index 0 for the first account of the first range
   * @throws IllegalArgumentException if that range has no such account
   */
  public long owner(int index) {
    String[] ends = owners.get(0).split("-");
    long owner = Long.parseLong(ends[0]) + index;
    if (index < 0 || owner > Long.parseLong(ends[ends.length - 1])) {
      throw new IllegalArgumentException(
          "owner " + index + " is not among " + owners.get(0) + "; name one from 0");
    }
    return owner;
  }

  /** Without the secret, so that a log has none. */
  @Override
  public String toString() {
    return accessKeyId + " of account " + accountId;
  }
}
