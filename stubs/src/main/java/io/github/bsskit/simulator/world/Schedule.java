package io.github.bsskit.simulator.world;

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

  /** One call that a fault matches. */
  record Step(FaultProgress progress, boolean applies) {}

  FaultProgress start() {
    return new FaultProgress(0, 0, seed);
  }

  /**
   * The progress after one more call, and whether the fault applies to it. Counts that no longer
   * fit stay at the end of their range: {@code seen} keeps its remainder.
   */
  Step advance(FaultProgress before) {
    int seen = before.seen() == Integer.MAX_VALUE ? before.seen() - every + 1 : before.seen() + 1;
    long random = before.random();
    boolean applies = seen % every == 0;
    if (applies && probability < 1) {
      RandomIds chance = new RandomIds(random);
      applies = chance.fraction() < probability;
      random = chance.state();
    }
    int met = applies && before.met() < seen ? before.met() + 1 : before.met();
    return new Step(new FaultProgress(seen, Math.min(met, seen), random), applies);
  }

  boolean isExhausted(FaultProgress progress) {
    return times.isPresent() && progress.met() >= times.getAsInt();
  }
}
