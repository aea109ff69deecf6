package io.github.bsskit.simulator.gateway;

import java.util.List;

/**
 * The configured features of a gateway.
 *
 * @param signatures the signature versions that it verifies, for example {@code V3}
 * @param formats of responses, for example {@code JSON}
 * @param acceptsUnsigned whether unsigned requests to the OpenAPI-style paths are accepted
 * @param enforcesRates whether rate limits are enforced
 */
public record Features(
    List<String> signatures,
    List<String> formats,
    boolean acceptsUnsigned,
    boolean enforcesRates) {}
