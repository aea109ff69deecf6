package io.github.bsskit.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.api.OrderIds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Order numbers reveal readers that parse them as doubles. */
class OrderNumbersTest {

  private static final Instant NOON = Instant.parse("2024-07-02T12:00:00Z");

  @Test
  void largeNumbersAreNeverExactAsDoubles() {
    for (long id : series(OrderIds.LARGE, NOON, 1_000)) {
      assertThat(id).isGreaterThan(1L << 53).isOdd();
      assertThat((long) (double) id).isNotEqualTo(id);
    }
  }

  @Test
  void smallNumbersAreExactAsDoublesAndLookLikeTheDocumentedExample() {
    for (long id : series(OrderIds.SMALL, NOON, 1_000)) {
      assertThat(id).isLessThan(1L << 53);
      assertThat((long) (double) id).isEqualTo(id);
      assertThat(Long.toString(id)).hasSize(15).startsWith("20240702");
    }
  }

  @ParameterizedTest
  @EnumSource
  void numbersAlwaysGrow(OrderIds orderIds) {
    List<Long> ids = series(orderIds, NOON, 1_000);

    for (int i = 1; i < ids.size(); i++) {
      assertThat(ids.get(i)).isGreaterThan(ids.get(i - 1));
    }
  }

  @ParameterizedTest
  @EnumSource
  void eachDayHasItsOwnNumbers(OrderIds orderIds) {
    IdGenerator ids = new IdGenerator(1, orderIds);

    assertThat(Long.toString(ids.orderId(NOON))).startsWith("20240702");
    assertThat(Long.toString(ids.orderId(NOON.plus(Duration.ofDays(1))))).startsWith("20240703");
    assertThat(Long.toString(ids.orderId(NOON.minus(Duration.ofDays(1))))).startsWith("20240701");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2024-07-02T00:00:00Z", "2024-07-02T23:59:59Z"})
  void usesTheUtcDay(String instant) {
    long id = new IdGenerator(1, OrderIds.LARGE).orderId(Instant.parse(instant));

    assertThat(Long.toString(id)).startsWith("20240702").hasSize(19);
  }

  private static List<Long> series(OrderIds orderIds, Instant now, int length) {
    IdGenerator ids = new IdGenerator(1, orderIds);
    return Stream.generate(() -> ids.orderId(now)).limit(length).toList();
  }
}
