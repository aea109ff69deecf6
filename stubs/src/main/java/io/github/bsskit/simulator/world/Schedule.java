package io.github.bsskit.simulator.world;

import io.github.bsskit.simulator.api.OrderIds;
import io.github.bsskit.simulator.world.WorldSnapshot.FaultProgress;
import java.util.OptionalInt;

/**
 * Selects the calls that a fault applies to, among those that it matches.
 *
 * @param times the most calls it applies to, at least 1; empty for no limit
 * @param every 3 selects each third call; at least 1
 * @param probability of applying to a selected call, above 0 and at most 1
 * @param seed makes the choice repeatable
 */
public record Schedule(OptionalInt times, int every, double probability, long seed) {

  /** The next calls, without gaps. */
  public static Schedule next(int times) {
    return new Schedule(OptionalInt.of(times), 1, 1, 0);
  }

  FaultProgress start() {
    return new FaultProgress(0, 0, seed);
  }

  /** The progress after one more call; {@code met} grows if the fault applies to the call. */
  FaultProgress advance(FaultProgress before) {
    int seen = before.seen() + 1;
    long random = before.random();
    boolean applies = seen % every == 0;
    if (applies && probability < 1) {
      IdGenerator chance = new IdGenerator(random, OrderIds.SMALL);
      applies = chance.fraction() < probability;
      random = chance.random();
    }
    return new FaultProgress(seen, before.met() + (applies ? 1 : 0), random);
  }

  boolean isExhausted(FaultProgress progress) {
    return times.isPresent() && progress.met() >= times.getAsInt();
  }
}
