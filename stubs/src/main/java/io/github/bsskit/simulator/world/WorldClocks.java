package io.github.bsskit.simulator.world;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The common clock, and the clocks of accounts that have their own, for tests in parallel. */
final class WorldClocks {

  private final MovableClock common;
  private final Map<Long, MovableClock> own = new ConcurrentHashMap<>();

  WorldClocks(InstantSource base) {
    common = new MovableClock(base);
  }

  WorldClocks(
      InstantSource base,
      MovableClock.ClockState state,
      Map<Long, MovableClock.ClockState> ofAccounts) {
    check(MovableClock.isValid(state), "clock");
    common = new MovableClock(base, state);
    ofAccounts.forEach(
        (account, ownState) -> {
          check(MovableClock.isValid(ownState), "accountClocks." + account);
          own.put(account, new MovableClock(common, ownState));
        });
  }

  private static void check(boolean isValid, String field) {
    if (!isValid) {
      throw new IllegalArgumentException(field + " is outside the years 1970 to 8999");
    }
  }

  MovableClock common() {
    return common;
  }

  /** An account's own clock, created on first use. */
  MovableClock own(long account) {
    return own.computeIfAbsent(account, number -> new MovableClock(common));
  }

  /** The clock that applies to an account: its own, or else the common one. */
  MovableClock of(long account) {
    return Optional.ofNullable(own.get(account)).orElse(common);
  }

  /** Sets all clocks. */
  void refresh(MovableClock.ClockState state, Map<Long, MovableClock.ClockState> ofAccounts) {
    common.restore(state);
    ofAccounts.forEach((account, ownState) -> own(account).restore(ownState));
  }

  Map<Long, MovableClock.ClockState> accountStates() {
    return own.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                clock -> clock.getValue().state(),
                (first, second) -> first,
                TreeMap::new));
  }
}
