package io.github.bsskit.simulator.journal;

import io.github.bsskit.simulator.api.ContractViolation;
import io.github.bsskit.simulator.gateway.RawRequest;
import io.github.bsskit.simulator.world.AccessKeys;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the explanation of a call needs of the world in which it was made.
 *
 * @param keys the keys at that time
 * @param repeated the call that it repeats because its response was lost
 * @param rounded parameters that are rounded OrderIds
 * @param attempts finds the requests that a call may repeat, in the journal as it is now
 */
record Evidence(
    AccessKeys keys,
    Optional<RecordedCall> repeated,
    List<ContractViolation> rounded,
    Function<RecordedCall, List<RawRequest>> attempts) {}
