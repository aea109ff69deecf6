package io.github.bsskit.simulator.api;

/**
 * Why a call was refused.
 *
 * @param rule the rule that decided, for example {@code parameter-malformed}; for the gateway's
 *     errors the name of the row, for example {@code SignatureNonceUsed}
 * @param parameter the parameter or header that decided; empty if it was none, or not one alone
 * @param seen its value as it came; may be empty
 * @param row the contract's row: status, code, message and source
 * @param cause what that row answers
 * @param change what the caller changes
 */
public record Explanation(
    String rule, String parameter, String seen, String row, String cause, String change) {}
