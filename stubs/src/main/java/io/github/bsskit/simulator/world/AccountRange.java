package io.github.bsskit.simulator.world;

/**
 * Accounts with consecutive numbers.
 *
 * @param first the first number
 * @param last the last number, which belongs to the range
 */
record AccountRange(long first, long last) {

  boolean contains(long accountId) {
    return accountId >= first && accountId <= last;
  }

  /** As a world file has it. */
  @Override
  public String toString() {
    return first == last ? Long.toString(first) : first + "-" + last;
  }
}
