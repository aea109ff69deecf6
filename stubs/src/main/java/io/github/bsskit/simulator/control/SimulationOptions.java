package io.github.bsskit.simulator.control;

import io.github.bsskit.simulator.api.AuthMode;
import io.github.bsskit.simulator.api.OrderIds;
import io.github.bsskit.simulator.api.ThrottlingMode;
import io.github.bsskit.simulator.store.StoreOptions;
import io.github.bsskit.simulator.world.Fixtures;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a simulation is made of.
 *
 * @param fixtures accounts, keys and catalogue
 * @param clock the time source of dates, signatures, nonces and rates
 * @param orderIds which order numbers are used
 * @param seed makes all ids repeatable; empty for random ids
 * @param auth whether unsigned calls are accepted
 * @param throttling which rate limits apply
 * @param journalSize how many calls the journal keeps, at least 0
 * @param store where the state is kept
 * @param name the simulator's name; empty for that of the host and the port
 */
public record SimulationOptions(
    Fixtures fixtures,
    InstantSource clock,
    OrderIds orderIds,
    OptionalLong seed,
    AuthMode auth,
    ThrottlingMode throttling,
    int journalSize,
    StoreOptions store,
    Optional<String> name) {

  /** The default number of calls in a journal. */
  public static final int JOURNAL_SIZE = 1_000;

  /** The built-in world, the system clock, strict signatures and the documented limits. */
  public static SimulationOptions defaults() {
    return new SimulationOptions(
        Fixtures.builtIn(),
        InstantSource.system(),
        OrderIds.LARGE,
        OptionalLong.empty(),
        AuthMode.STRICT,
        ThrottlingMode.DOCUMENTED,
        JOURNAL_SIZE,
        StoreOptions.memory(),
        Optional.empty());
  }
}
