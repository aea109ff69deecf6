package io.github.bsskit.simulator.world;

import io.github.bsskit.simulator.world.MovableClock.ClockState;
import io.github.bsskit.simulator.world.WorldSnapshot.CreatedAccount;
import io.github.bsskit.simulator.world.WorldSnapshot.SavedFault;
import java.util.List;
import java.util.Map;

/**
 * What calls read and {@link Store#change} changes.
 *
 * @param clock the common clock
 * @param accountClocks the clocks of accounts that have their own, by account number
 * @param accounts the accounts that were created, oldest first
 * @param faults the armed faults, oldest first
 */
public record Facts(
    ClockState clock,
    Map<Long, ClockState> accountClocks,
    List<CreatedAccount> accounts,
    List<SavedFault> faults) {}
