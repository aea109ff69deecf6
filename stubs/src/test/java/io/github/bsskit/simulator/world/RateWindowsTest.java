package io.github.bsskit.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.contract.RateLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A window slides, even when the clock is moved. */
class RateWindowsTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final RateLimit LIMIT = new RateLimit(10, Duration.ofSeconds(60));

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void behavesLikeACountOfAllCalls(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 20_000) int longestStepMillis) {
    Random random = new Random(seed);
    RateWindows windows = new RateWindows();
    List<Instant> calls = new ArrayList<>();
    Instant now = NOON;
    for (int i = 0; i < 300; i++) {
      int step = random.nextInt(longestStepMillis);
      now = random.nextInt(20) == 0 ? now.minusMillis(5L * step) : now.plusMillis(step);
      Optional<Duration> expected = expected(calls, now);

      assertThat(windows.admit(1, "A", LIMIT, now)).isEqualTo(expected);
    }
  }

  /** Forgets calls later than a second from now, and calls older than a minute. */
  private static Optional<Duration> expected(List<Instant> calls, Instant now) {
    calls.removeIf(call -> call.isAfter(now.plusSeconds(1)));
    while (!calls.isEmpty() && !calls.get(0).isAfter(now.minusSeconds(60))) {
      calls.remove(0);
    }
    if (calls.size() == 10) {
      return Optional.of(Duration.between(now.minusSeconds(60), calls.get(0)));
    }
    calls.add(now);
    return Optional.empty();
  }
}
