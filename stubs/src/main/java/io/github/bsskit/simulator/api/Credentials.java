package io.github.bsskit.simulator.api;

import java.util.List;

/**
 * An access key and the accounts that it may act for.
 *
 * @param accessKeyId the key's id
 * @param accessKeySecret the secret to sign with
 * @param accountId the account that pays
 * @param owners further accounts that it may name as owner: numbers and inclusive ranges
 */
public record Credentials(
    String accessKeyId, String accessKeySecret, long accountId, List<String> owners) {

  /**
   * An account of the first range of owners.
   *
   * @param index 0 for the first account of the range
   * @throws IllegalArgumentException if the range has no such account
   */
  public long owner(int index) {
    String[] ends = owners.get(0).split("-");
    long owner = Long.parseLong(ends[0]) + index;
    if (index < 0 || owner > Long.parseLong(ends[ends.length - 1])) {
      throw new IllegalArgumentException(
          "invalid owner index " + index + ": the range is " + owners.get(0));
    }
    return owner;
  }

  /** Without the secret, so that it can be logged. */
  @Override
  public String toString() {
    return accessKeyId + " of account " + accountId;
  }
}
