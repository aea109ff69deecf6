package io.github.bsskit.simulator.world;

import io.github.bsskit.simulator.api.Order;
import io.github.bsskit.simulator.api.QuotaLedger;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The state of a world without its fixtures, to save and restore. Its components have the names of
 * the state file's fields. What can be long is read while it is iterated over.
 *
 * @param clock the common clock
 * @param accountClocks the clocks of accounts that have their own, by account number
 * @param accounts the accounts that were created
 * @param ledgers in the order in which they were opened
 * @param orders in the order in which they were placed
 */
public record WorldSnapshot(
    IdState ids,
    MovableClock.ClockState clock,
    Map<Long, MovableClock.ClockState> accountClocks,
    List<CreatedAccount> accounts,
    Iterable<QuotaLedger> ledgers,
    Iterable<Order> orders,
    Iterable<UsedNonces> nonces,
    List<RateWindow> rates,
    List<SavedFault> faults) {

  /**
   * The state of the id generator.
   *
   * @param random the state of the random number generator
   * @param instanceSalt instance ids are derived from it and the order number
   * @param lastOrderId the largest order number so far; 0 for none
   */
  public record IdState(long random, long instanceSalt, long lastOrderId) {}

  /** A created account with its only key. */
  public record CreatedAccount(
      long id,
      AccountType type,
      String accessKeyId,
      String accessKeySecret,
      List<String> permissions) {

    /** Without the secret, so that it can be logged. */
    @Override
    public String toString() {
      return accessKeyId + " of account " + id;
    }
  }

  /**
   * Used nonces of a key.
   *
   * @param until when they can be forgotten
   * @param hashes their {@link Nonces#hash}
   */
  public record UsedNonces(String accessKeyId, Instant until, Iterable<Long> hashes) {}

  /** The calls of an operation by an account that count for its rate limit. */
  public record RateWindow(long account, String action, List<Instant> calls) {}

  /** An armed fault. */
  public record SavedFault(String id, Fault fault, FaultProgress progress) {}

  /**
   * The progress of a fault's schedule.
   *
   * @param seen the number of calls that matched
   * @param met the number of calls that it was applied to
   * @param random the state of the random number generator
   */
  public record FaultProgress(int seen, int met, long random) {}
}
