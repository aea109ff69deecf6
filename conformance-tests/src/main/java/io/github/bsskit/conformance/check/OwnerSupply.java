package io.github.bsskit.conformance.check;

import io.github.bsskit.conformance.target.Call;
import io.github.bsskit.conformance.target.Exchange;
import io.github.bsskit.conformance.target.FixtureAllocator;
import io.github.bsskit.conformance.target.Profile;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Whether the owners of the profile are still free. An earlier run may have left records under
 * them, which must not be held against the target; if its state was reset, there are none.
 */
final class OwnerSupply {

  static final String USED_UP = "owners.fresh: the owners tried have records of an earlier run";

  private static final int DRAWS = 50;

  /** Single owners among used ones are free too; so many in a row begin a range that is free. */
  private static final int FREE_IN_A_ROW = 8;

  private final FixtureAllocator fixtures;
  private boolean isReset;
  private boolean usedUp;
  private boolean sawUsed;
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
   * Draws owners, spread over all that are left, until valid calls for several in a row succeed.
   *
   * @param succeeds sends a valid call for the next owner
   * @return whether they did
   */
  boolean drawOthers(Predicate<Call> succeeds) {
    Call call = taken.orElseThrow();
    taken = Optional.empty();
    fixtures.renewTexts();
    Profile.Key key = call.key();
    long step = Math.max(1, fixtures.remainingOwners(key) / DRAWS);
    while (fixtures.remainingOwners(key) > 0) {
      if (areFree(call, succeeds)) {
        return true;
      }
      sawUsed = true;
      fixtures.skipOwners(key, step);
    }
    usedUp = true;
    return false;
  }

  private static boolean areFree(Call call, Predicate<Call> succeeds) {
    return IntStream.range(0, FREE_IN_A_ROW).allMatch(i -> succeeds.test(call));
  }

  /**
   * Whether an owner has a record again, and others were used before, so that it proves nothing.
   */
  boolean isInDoubt() {
    return taken.isPresent() && sawUsed;
  }

  /** Whether no free owner was found. */
  boolean isUsedUp() {
    return usedUp;
  }

  /** What to do. */
  static String hint() {
    return USED_UP
        + ": set hooks.reset in the profile, restart the target, or list more owners.fresh; if the"
        + " target rejects owners that have no record, this is its error";
  }
}
