package io.github.bsskit.conformance.target;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * How long a target that does not answer is still waited for, so that one that is dead ends a run
 * soon and one that is only slow is heard.
 */
final class TimeoutPolicy {

  private static final int TIME_OUTS_UNTIL_HURRY = 3;
  private static final int TIME_OUTS_UNTIL_GIVING_UP = 30;
  private static final int LOSSES_UNTIL_GIVING_UP = 12;
  private static final Duration HURRY = Duration.ofSeconds(1);

  private final Consumer<String> notices;
  private volatile Duration limit; // calls that are made before their turn ask for it too
  private int timeOuts;
  private int lossesInARow;
  private int refusalsInARow;
  private boolean answered;

  /**
   * A silence that has not begun.
   *
   * @param limit how long a call may take at first
   * @param notices is told when less is waited from then on
   */
  TimeoutPolicy(Duration limit, Consumer<String> notices) {
    this.limit = limit;
    this.notices = notices;
  }

  /** How long a call may take now. */
  Duration limit() {
    return limit;
  }

  /** Takes note of what came of a call, and of how long that took. */
  void hear(WireResult result, Duration took) {
    if (!(result instanceof WireResult.NoResponse lost)) {
      lossesInARow = 0;
      refusalsInARow = 0;
      answered = true;
      return;
    }
    lossesInARow++;
    refusalsInARow = lost.cause() == WireResult.Cause.UNREACHABLE ? refusalsInARow + 1 : 0;
    // an answer that breaks off only because its time is over has been waited for as well
    boolean waited = lost.cause() == WireResult.Cause.TIMED_OUT || took.compareTo(limit) >= 0;
    if (waited && ++timeOuts == TIME_OUTS_UNTIL_HURRY) {
      limit = limit.compareTo(HURRY) < 0 ? limit : HURRY;
      notices.accept(
          TIME_OUTS_UNTIL_HURRY
              + " calls had no answer in time; from here on one is waited for "
              + limit.toMillis()
              + " ms");
    }
  }

  /** Whether more calls are of no use. */
  boolean isFinal() {
    return timeOuts >= TIME_OUTS_UNTIL_GIVING_UP
        || refusalsInARow >= LOSSES_UNTIL_GIVING_UP
        || (lossesInARow >= LOSSES_UNTIL_GIVING_UP && (!answered || timeOuts > 0))
        || lossesInARow >= 4 * LOSSES_UNTIL_GIVING_UP;
  }
}
