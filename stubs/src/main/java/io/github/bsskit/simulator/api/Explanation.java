package io.github.bsskit.simulator.api;

/**
 * Why a call was rejected.
 *
 * @param rule the violated rule, for example {@code parameter-malformed}; for errors of the gateway
 *     the name of the row, for example {@code SignatureNonceUsed}
 * @param parameter the parameter or header; empty if the error is not about a single one
 * @param seen its value as received; may be empty
 * @param row the contract's row: status, code, message and source
 * @param cause when that error is returned
 * @param change how to fix the call
 */
public record Explanation(
    String rule, String parameter, String seen, String row, String cause, String change) {}
