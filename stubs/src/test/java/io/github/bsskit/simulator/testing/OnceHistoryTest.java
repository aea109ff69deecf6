package io.github.bsskit.simulator.testing;

import static io.github.bsskit.simulator.testing.OnceHistory.Outcome.DONE;
import static io.github.bsskit.simulator.testing.OnceHistory.Outcome.TOO_LATE;
import static io.github.bsskit.simulator.testing.OnceHistory.Outcome.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.testing.OnceHistory.Attempt;
import io.github.bsskit.simulator.testing.OnceHistory.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The checker of histories accepts what can be, and nothing else. */
class OnceHistoryTest {

  private static Attempt at(long start, long end, Outcome outcome) {
    return new Attempt(start, end, outcome);
  }

  private static boolean check(Attempt... attempts) {
    return OnceHistory.isLinearizable(List.of(attempts));
  }

  @Test
  void acceptsOneThatIsFirst() {
    assertThat(check()).isTrue();
    assertThat(check(at(0, 1, DONE))).isTrue();
    assertThat(check(at(0, 1, DONE), at(2, 3, TOO_LATE), at(4, 5, TOO_LATE))).isTrue();
    assertThat(check(at(0, 9, TOO_LATE), at(1, 8, DONE), at(2, 7, TOO_LATE))).isTrue();
    assertThat(check(at(0, 3, TOO_LATE), at(2, 9, DONE))).isTrue();
  }

  @Test
  void findsTwoThatWereFirst() {
    assertThat(check(at(0, 1, DONE), at(2, 3, DONE))).isFalse();
    assertThat(check(at(0, 9, DONE), at(1, 8, DONE))).isFalse();
  }

  @Test
  void findsOneThatWasTooLateBeforeAnyWasFirst() {
    assertThat(check(at(0, 1, TOO_LATE))).isFalse();
    assertThat(check(at(0, 1, TOO_LATE), at(2, 3, DONE))).isFalse();
    assertThat(check(at(0, 5, DONE), at(1, 2, TOO_LATE), at(3, 4, DONE))).isFalse();
  }

  @Test
  void aLostResponseCanHaveBeenEither() {
    assertThat(check(at(0, 1, UNKNOWN))).isTrue();
    assertThat(check(at(0, 1, UNKNOWN), at(2, 3, DONE))).isTrue();
    assertThat(check(at(0, 1, UNKNOWN), at(2, 3, TOO_LATE))).isTrue();
    assertThat(check(at(0, 1, UNKNOWN), at(2, 3, DONE), at(4, 5, TOO_LATE))).isTrue();
    assertThat(check(at(0, 1, UNKNOWN), at(2, 3, TOO_LATE), at(4, 5, DONE))).isFalse();
    assertThat(check(at(0, 1, TOO_LATE), at(2, 3, UNKNOWN))).isFalse();
  }

  @Test
  void agreesWithTheRuleOfOneFirst() {
    Random random = new Random(5);
    int accepted = 0;
    for (int i = 0; i < 20_000; i++) {
      List<Attempt> attempts = new ArrayList<>();
      for (int n = 1 + random.nextInt(6); n > 0; n--) {
        int start = random.nextInt(20);
        Outcome outcome = Outcome.values()[random.nextInt(3)];
        attempts.add(at(start, start + 1 + random.nextInt(10), outcome));
      }

      boolean isLinearizable = OnceHistory.isLinearizable(attempts);

      assertThat(isLinearizable).as(attempts.toString()).isEqualTo(isPossible(attempts));
      accepted += isLinearizable ? 1 : 0;
    }
    assertThat(accepted).isBetween(2_000, 18_000);
  }

  /** At most one was first, and it or a lost one began before the end of each that was too late. */
  private static boolean isPossible(List<Attempt> attempts) {
    List<Attempt> done = attempts.stream().filter(one -> one.outcome() == DONE).toList();
    long firstLate =
        attempts.stream()
            .filter(one -> one.outcome() == TOO_LATE)
            .mapToLong(Attempt::end)
            .min()
            .orElse(Long.MAX_VALUE);
    Outcome doer = done.isEmpty() ? UNKNOWN : DONE;
    return done.size() <= 1
        && (firstLate == Long.MAX_VALUE
            || attempts.stream().anyMatch(one -> one.outcome() == doer && one.start() < firstLate));
  }
}
