package io.github.bsskit.simulator.world;

/** The accounts with the numbers from {@code first} to {@code last}, both included. */
record AccountRange(long first, long last) {

  boolean contains(long accountId) {
    return accountId >= first && accountId <= last;
  }

  /** The form in a world file. */
  @Override
  public String toString() {
    return first == last ? Long.toString(first) : first + "-" + last;
  }
}
