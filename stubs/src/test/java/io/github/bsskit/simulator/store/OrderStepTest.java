package io.github.bsskit.simulator.store;

import static io.github.bsskit.simulator.store.StoreUnderTest.BUYER;
import static io.github.bsskit.simulator.store.StoreUnderTest.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.api.Order;
import io.github.bsskit.simulator.testing.StoreKind;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Each order has a number of its own, wherever the state is kept. */
@ParameterizedClass
@EnumSource
class OrderStepTest {

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

  @Test
  void anOrderIsReturnedAsItWasPlaced() {
    tried.clock.set(NOON.plusNanos(123_456_789));
    Order first = tried.order("40");
    Order second = tried.order(100000002, "500");

    assertThat(first.orderedAt()).isEqualTo(NOON.plusNanos(123_456_789));
    assertThat(first.buyer()).isEqualTo(100000001);
    assertThat(first.instanceId()).startsWith("OSSBAG-cn-").isNotEqualTo(second.instanceId());
    assertThat(tried.orders()).containsExactly(first, second);
  }

  @Test
  void numbersAreUniqueAndBeginWithTheDay() throws Exception {
    List<Order> placed = StoreUnderTest.atOnce(200, i -> tried.order("40"));

    Set<Long> numbers = new HashSet<>();
    placed.forEach(order -> numbers.add(order.orderId()));
    assertThat(numbers)
        .hasSize(200)
        .allSatisfy(number -> assertThat(Long.toString(number)).startsWith("20261122").hasSize(19));
    assertThat(tried.orders()).containsExactlyInAnyOrderElementsOf(placed);
  }

  @Test
  void anOrderIsFoundByItsNumber() {
    long number = tried.order("40").orderId();

    assertThat(tried.records().hasOrder(number)).isTrue();
    assertThat(tried.records().hasOrder(number + 1)).isFalse();
    assertThat(tried.records().orderWithin(number, number)).hasValue(number);
    assertThat(tried.records().orderWithin(number - 5, number + 5)).hasValue(number);
    assertThat(tried.records().orderWithin(0, number - 1)).isEmpty();
    assertThat(tried.records().orderWithin(number + 1, Long.MAX_VALUE)).isEmpty();
  }

  @Test
  void equalOrdersWithinTenMinutesAreSuspectedDuplicates() {
    Order first = tried.order("40");
    tried.order("100");
    tried.clock.advance(Duration.ofMinutes(9));
    Order second = tried.order("40");
    tried.clock.advance(Duration.ofMinutes(10));
    Order third = tried.order("40");
    tried.clock.advance(Duration.ofSeconds(601));
    tried.order("40");
    tried.order(100000002, "40");

    assertThat(StoreUnderTest.listOf(tried.records().suspectedDuplicates()))
        .containsExactly(List.of(first, second, third));
  }

  @Test
  void theStepsOfACallAreKeptTogether() {
    for (int i = 0; i < 2; i++) {
      boolean isFirst =
          tried.call(
              records -> {
                if (!records.useNonce("key", "n", NOON.plusSeconds(900), NOON)) {
                  return false;
                }
                StoreUnderTest.place(records, BUYER, "40");
                return true;
              });
      assertThat(isFirst).isEqualTo(i == 0);
    }

    assertThat(tried.orders()).hasSize(1);
  }

  @Test
  void ofConcurrentCallsWithOneNonceOneOrders() throws Exception {
    for (int i = 0; i < 20; i++) {
      String nonce = "n" + i;
      StoreUnderTest.atOnce(
          8,
          n ->
              tried.<Boolean>call(
                  records -> {
                    boolean isFirst = records.useNonce("key", nonce, NOON.plusSeconds(900), NOON);
                    if (isFirst) {
                      StoreUnderTest.place(records, BUYER, "40");
                    }
                    return isFirst;
                  }));
    }

    assertThat(tried.orders()).hasSize(20);
  }

  @Test
  void ordersCanBeReadWhileOthersAreWritten() throws Exception {
    for (int i = 0; i < 20; i++) {
      tried.order("40");
    }
    AtomicInteger seen = new AtomicInteger();
    for (Order order : tried.records().orders()) {
      assertThat(tried.order("100").orderId()).isNotEqualTo(order.orderId());
      seen.incrementAndGet();
      if (seen.get() == 20) {
        break;
      }
    }

    assertThat(tried.orders()).hasSize(40);
  }
}
