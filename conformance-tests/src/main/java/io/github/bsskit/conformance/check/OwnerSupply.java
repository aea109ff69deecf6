package io.github.bsskit.conformance.check;

import io.github.bsskit.conformance.target.Call;
import io.github.bsskit.conformance.target.Exchange;
import io.github.bsskit.conformance.target.FixtureAllocator;
import io.github.bsskit.conformance.target.Profile;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Whether the owners of the profile are still free. An earlier run may have left records under
 * them, which must not be held against the target; if its state was reset, there are none.
 */
final class OwnerSupply {

  static final String USED_UP = "owners.fresh: the owners tried have records of an earlier run";

  private static final int DRAWS = 50;

  private final FixtureAllocator fixtures;
  private boolean isReset;
  private boolean usedUp;
  private Optional<Call> taken = Optional.empty();

  OwnerSupply(FixtureAllocator fixtures) {
    this.fixtures = fixtures;
  }

  /** The target's state was reset, or could not be. */
  void reset(boolean done) {
    isReset |= done;
  }

  /** Takes the response to a call that should have succeeded. */
  void add(Exchange exchange) {
    Call call = exchange.call().orElseThrow();
    boolean exists =
        call.operation().errorsWhen("record-exists").stream()
            .anyMatch(error -> error.code().equals(exchange.field("Code")));
    if (exists && !isReset) {
      taken = Optional.of(call);
    }
  }

  /** Forgets what the calls before returned. */
  void begin() {
    taken = Optional.empty();
  }

  /** Whether an owner seems to have a record already. */
  boolean isTaken() {
    return taken.isPresent() && !usedUp;
  }

  /**
   * Draws owners, spread over all that are left, until a valid call for one succeeds.
   *
   * @param succeeds sends a valid call for the next owner
   * @return whether one did
   */
  boolean drawOthers(Predicate<Call> succeeds) {
    Call call = taken.orElseThrow();
    taken = Optional.empty();
    fixtures.renewTexts();
    Profile.Key key = call.key();
    long step = Math.max(1, fixtures.remainingOwners(key) / DRAWS);
    while (fixtures.remainingOwners(key) > 0) {
      if (succeeds.test(call)) {
        taken = Optional.empty();
        return true;
      }
      fixtures.skipOwners(key, step);
    }
    usedUp = true;
    taken = Optional.empty();
    return false;
  }

  /** Whether no free owner was found. */
  boolean isUsedUp() {
    return usedUp;
  }

  /** What to do. */
  static String hint() {
    return String.join(
        "",
        List.of(
            USED_UP,
            ": set hooks.reset in the profile, restart the target, or list more owners.fresh; if the",
            " target rejects owners that have no record, this is its error"));
  }
}
