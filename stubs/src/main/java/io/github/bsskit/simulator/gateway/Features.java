package io.github.bsskit.simulator.gateway;

import java.util.List;

/**
 * What a gateway takes and keeps to, as it is set up.
 *
 * @param signatures the names of the signatures that it verifies, for example {@code V3}
 * @param formats the names of the formats in which it answers, for example {@code JSON}
 * @param acceptsUnsigned whether it takes calls without any signature on the OpenAPI-style paths
 * @param enforcesRates whether it keeps the documented limits of rates
 */
public record Features(
    List<String> signatures,
    List<String> formats,
    boolean acceptsUnsigned,
    boolean enforcesRates) {}
