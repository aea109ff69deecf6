package io.github.bsskit.simulator.store;

import static io.github.bsskit.simulator.store.StoreUnderTest.BUYER;
import static io.github.bsskit.simulator.store.StoreUnderTest.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.contract.RateLimit;
import io.github.bsskit.simulator.testing.StoreKind;
import io.github.bsskit.simulator.world.WorldSnapshot.RateWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Exactly as many calls as a limit allows are admitted, wherever the state is kept. */
@ParameterizedClass
@EnumSource
class RateStepTest {

  private static final RateLimit LIMIT = new RateLimit(3, Duration.ofSeconds(60));
  private static final Optional<Duration> ADMITTED = Optional.empty();

  @Parameter StoreKind kind;
  private StoreUnderTest tried;

  @BeforeEach
  void open() {
    tried = StoreUnderTest.of(kind);
  }

  @AfterEach
  void close() {
    tried.close();
  }

  private Optional<Duration> admit(String action, Instant now) {
    return tried.call(records -> records.admit(BUYER, action, LIMIT, now));
  }

  @Test
  void theWindowSlides() {
    assertThat(admit("A", NOON)).isEqualTo(ADMITTED);
    assertThat(admit("A", NOON.plusSeconds(10))).isEqualTo(ADMITTED);
    assertThat(admit("A", NOON.plusMillis(20_500))).isEqualTo(ADMITTED);
    assertThat(admit("A", NOON.plusMillis(20_600))).contains(Duration.ofMillis(39_400));
    assertThat(admit("A", NOON.plusMillis(59_999))).contains(Duration.ofMillis(1));
    assertThat(admit("A", NOON.plusSeconds(60))).isEqualTo(ADMITTED);
    assertThat(admit("A", NOON.plusSeconds(60))).contains(Duration.ofSeconds(10));
  }

  @Test
  void eachAccountAndOperationHasItsOwnWindow() {
    for (int i = 0; i < 3; i++) {
      assertThat(admit("A", NOON)).isEqualTo(ADMITTED);
      assertThat(admit("B", NOON)).isEqualTo(ADMITTED);
    }

    assertThat(admit("A", NOON)).contains(Duration.ofSeconds(60));
    assertThat(tried.<Optional<Duration>>call(r -> r.admit(100000002, "A", LIMIT, NOON)))
        .isEqualTo(ADMITTED);
    assertThat(tried.records().rateWindows())
        .containsExactly(
            new RateWindow(BUYER, "A", List.of(NOON, NOON, NOON)),
            new RateWindow(BUYER, "B", List.of(NOON, NOON, NOON)),
            new RateWindow(100000002, "A", List.of(NOON)));
  }

  @Test
  void aRefillForgetsAllCalls() {
    for (int i = 0; i < 4; i++) {
      admit("A", NOON);
    }
    tried.records().refillRates();

    assertThat(tried.records().rateWindows()).isEmpty();
    assertThat(admit("A", NOON)).isEqualTo(ADMITTED);
  }

  @Test
  void behavesLikeACountOfAllCallsWhenTheClockMoves() {
    Random random = new Random(7);
    List<Instant> counted = new ArrayList<>();
    Instant now = NOON;
    for (int i = 0; i < 300; i++) {
      int step = random.nextInt(20_000);
      now = random.nextInt(10) == 0 ? now.minusMillis(5L * step) : now.plusMillis(step);
      Optional<Duration> expected = expected(counted, now);

      assertThat(admit("A", now)).as("call %d", i).isEqualTo(expected);
    }
  }

  /** Forgets calls later than a second from now, and calls older than a minute. */
  private static Optional<Duration> expected(List<Instant> calls, Instant now) {
    calls.removeIf(call -> call.isAfter(now.plusSeconds(1)));
    while (!calls.isEmpty() && !calls.get(0).isAfter(now.minusSeconds(60))) {
      calls.remove(0);
    }
    if (calls.size() == 3) {
      return Optional.of(Duration.between(now.minusSeconds(60), calls.get(0)));
    }
    calls.add(now);
    return Optional.empty();
  }

  @Test
  void ofConcurrentCallsExactlyTheLimitIsAdmitted() throws Exception {
    RateLimit hundred = new RateLimit(100, Duration.ofSeconds(60));

    List<Optional<Duration>> results =
        StoreUnderTest.atOnce(
            150,
            i ->
                tried.<Optional<Duration>>call(
                    r -> r.admit(BUYER, "A", hundred, NOON.plusMillis(i))));

    assertThat(results).filteredOn(Optional::isEmpty).hasSize(100);
    assertThat(tried.records().rateWindows().get(0).calls()).hasSize(100);
  }
}
