package io.github.bsskit.simulator.store;

import io.github.bsskit.contract.RateLimit;
import io.github.bsskit.simulator.api.Order;
import io.github.bsskit.simulator.api.QuotaLedger;
import io.github.bsskit.simulator.world.StoredJournal.StoredCall;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The steps of a call that are kept together, in the order of the components.
 *
 * @param generation the state that they belong to
 * @param version the version of accounts, clocks and faults that they were made with; empty if it
 *     does not matter, because the call began earlier
 * @param requestId identifies the call, to find out whether it was kept
 */
record CallSteps(
    long generation,
    OptionalLong version,
    String requestId,
    Optional<NonceUse> nonce,
    Optional<Admission> admission,
    Optional<QuotaLedger> ledger,
    Optional<Order> order,
    Optional<StoredCall> entry) {

  /**
   * The use of a nonce.
   *
   * @param hash the first eight bytes of its SHA-256
   * @param until when it can be used again
   * @param now the time of the key's clock
   */
  record NonceUse(String keyId, long hash, Instant until, Instant now) {}

  /** The admission of a call within a rate limit. */
  record Admission(long account, String action, RateLimit limit, Instant now) {}
}
