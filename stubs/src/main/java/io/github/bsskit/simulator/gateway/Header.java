package io.github.bsskit.simulator.gateway;

/**
 * An HTTP header.
 *
 * @param name for example {@code x-acs-date}, in any case
 * @param value for example {@code 2025-08-11T01:02:03Z}
 */
public record Header(String name, String value) {}
