package io.github.bsskit.simulator.world;

import io.github.bsskit.simulator.api.OrderIds;
import java.time.InstantSource;
import java.util.OptionalLong;

/**
 * What a world starts from.
 *
 * @param fixtures accounts, keys and catalogue
 * @param clock the base of all clocks
 * @param orderIds which order numbers are used
 * @param seed makes all ids repeatable; empty for random ids
 */
public record WorldSettings(
    Fixtures fixtures, InstantSource clock, OrderIds orderIds, OptionalLong seed) {}
