package io.github.bsskit.simulator.world;

import io.github.bsskit.simulator.api.OrderIds;
import io.github.bsskit.simulator.world.WorldSnapshot.FaultProgress;
import java.util.OptionalInt;

/**
 * Which of the calls that a fault matches meet it.
 *
 * @param times by how many it is met at most, at least 1; empty for any number
 * @param every only each so many-th call meets it; 1 for all, at least 1
 * @param probability how likely a call that could meet it does, above 0 and up to 1
 * @param seed makes the chance repeatable
 */
public record Schedule(OptionalInt times, int every, double probability, long seed) {

  /** The next calls, each of them. */
  public static Schedule next(int times) {
    return new Schedule(OptionalInt.of(times), 1, 1, 0);
  }

  Progress begin() {
    return resume(new FaultProgress(0, 0, seed));
  }

  Progress resume(FaultProgress state) {
    return new Progress(this, state);
  }

  /** How far a schedule has come. */
  static final class Progress {

    private final Schedule schedule;
    private FaultProgress state;

    private Progress(Schedule schedule, FaultProgress state) {
      this.schedule = schedule;
      this.state = state;
    }

    /** Whether the call that comes now meets the fault. */
    boolean isMet() {
      long random = state.random();
      boolean isTurn = (state.seen() + 1) % schedule.every() == 0;
      if (isTurn && schedule.probability() < 1) {
        IdGenerator chance = new IdGenerator(random, OrderIds.SMALL);
        isTurn = chance.fraction() < schedule.probability();
        random = chance.random();
      }
      state = new FaultProgress(state.seen() + 1, state.met() + (isTurn ? 1 : 0), random);
      return isTurn;
    }

    boolean isUsedUp() {
      return schedule.times().isPresent() && state.met() >= schedule.times().getAsInt();
    }

    int met() {
      return state.met();
    }

    FaultProgress state() {
      return state;
    }
  }
}
