package io.github.bsskit.simulator.api;

import java.util.Map;
import java.util.Optional;

/**
 * A fault that waits for calls.
 *
 * @param id for example {@code fault-1}
 * @param action the operation that it is for; empty for all
 * @param keyId the AccessKeyId that it is for; empty for all
 * @param parameters the parameter values that it is for
 * @param effect the code of an error, or the name of a transport fault
 * @param applied the number of calls that it was applied to
 */
public record ArmedFault(
    String id,
    Optional<String> action,
    Optional<String> keyId,
    Map<String, String> parameters,
    String effect,
    int applied) {}
