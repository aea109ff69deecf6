package io.github.bsskit.simulator.gateway;

/**
 * A header of a call or of an answer.
 *
 * @param name for example {@code x-acs-date}; case does not matter
 * @param value for example {@code 2025-08-11T01:02:03Z}
 */
public record Header(String name, String value) {}
