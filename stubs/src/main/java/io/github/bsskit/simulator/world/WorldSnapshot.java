package io.github.bsskit.simulator.world;

import io.github.bsskit.simulator.api.Order;
import io.github.bsskit.simulator.api.QuotaLedger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The whole state of a world, to be saved and brought back; fixtures are no part of it.
 *
 * @param random what the next id is made from
 * @param instanceSalt what instance ids are made from, besides the order's; empty in states that
 *     were saved when instance ids were made at random
 * @param lastOrderId the last number that an order got; 0 for none
 * @param clock how the common clock stands
 * @param clocks how those of accounts that have their own stand, by the account's number
 * @param accounts those that were made
 * @param ledgers in the order of their opening
 * @param orders in the order of their coming
 */
public record WorldSnapshot(
    long random,
    OptionalLong instanceSalt,
    long lastOrderId,
    MovableClock.ClockState clock,
    Map<Long, MovableClock.ClockState> clocks,
    List<Made> accounts,
    List<QuotaLedger> ledgers,
    List<Order> orders,
    List<Used> nonces,
    List<Window> rates,
    List<Pending> faults) {

  /** An account that was made, with its only key. */
  public record Made(
      long id, AccountType type, String keyId, String secret, List<String> permissions) {

    /** Without the secret, so that a log has none. */
    @Override
    public String toString() {
      return keyId + " of account " + id;
    }
  }

  /**
   * Nonces that a key has used.
   *
   * @param until when they are forgotten
   * @param marks what is kept of them, {@link Nonces#mark}
   */
  public record Used(String keyId, Instant until, List<Long> marks) {}

  /** When an account has called an operation, as far as its rate goes. */
  public record Window(long accountId, String action, List<Instant> calls) {}

  /**
   * A fault that is armed.
   *
   * @param seen how many calls it matched so far
   * @param met how many of them met it
   * @param random what its next chance is made from
   */
  public record Pending(String id, Fault fault, int seen, int met, long random) {}
}
