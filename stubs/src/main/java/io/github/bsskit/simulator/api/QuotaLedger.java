package io.github.bsskit.simulator.api;

import io.github.bsskit.contract.Currency;
import java.time.Instant;
import java.util.Optional;

/**
 * A quota ledger and its consumption ledger, which starts empty.
 *
 * @param owner the account that the ledger is for
 * @param opener the account that opened it
 * @param outBizId the opener's own number for it
 * @param amount a decimal number as received
 */
public record QuotaLedger(
    long owner,
    long opener,
    Optional<String> outBizId,
    String amount,
    Currency currency,
    Instant openedAt) {}
