package io.github.bsskit.simulator.world;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The clock of the world, and those of accounts that have one of their own, so that a test can put
 * the time of its own account forward without disturbing another test.
 */
final class WorldClocks {

  private final MovableClock common;
  private final Map<Long, MovableClock> own = new ConcurrentHashMap<>();

  WorldClocks(InstantSource base) {
    common = new MovableClock(base);
  }

  WorldClocks(
      InstantSource base,
      MovableClock.ClockState hands,
      Map<Long, MovableClock.ClockState> ofAccounts) {
    check(MovableClock.canHave(base, hands), "clock");
    common = new MovableClock(base, hands);
    ofAccounts.forEach(
        (account, its) -> {
          check(MovableClock.canHave(common, its), "accountClocks." + account);
          own.put(account, new MovableClock(common, its));
        });
  }

  private static void check(boolean isGood, String whose) {
    if (!isGood) {
      throw new IllegalArgumentException(whose + " is outside the years 1970 to 8999");
    }
  }

  MovableClock common() {
    return common;
  }

  /** The account's own clock, which from now on it has. */
  MovableClock ownOf(long account) {
    return own.computeIfAbsent(account, number -> new MovableClock(common));
  }

  /** The clock that goes for an account: its own, or else the common one. */
  MovableClock of(long account) {
    return Optional.ofNullable(own.get(account)).orElse(common);
  }

  Map<Long, MovableClock.ClockState> handsOfAccounts() {
    return own.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                clock -> clock.getValue().hands(),
                (one, other) -> one,
                TreeMap::new));
  }
}
