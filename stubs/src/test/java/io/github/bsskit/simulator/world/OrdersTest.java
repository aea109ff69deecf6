package io.github.bsskit.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bsskit.contract.PricingCycle;
import io.github.bsskit.simulator.api.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Compact orders are returned unchanged. */
class OrdersTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final InstanceIds INSTANCE_IDS = new InstanceIds(42);

  private final RunTotals totals = new RunTotals();
  private final Orders orders = new Orders(INSTANCE_IDS, totals);

  private static Order order(long id, String size, Instant orderedAt, Instant effectiveAt) {
    return new Order(
        id,
        INSTANCE_IDS.of("ossbag", id),
        239000001L,
        100000001L,
        new Order.OrderedPlan(
            "ossbag", "FPT_ossbag_absolute_Storage_sh", size, 6, PricingCycle.MONTH, effectiveAt),
        orderedAt);
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void behaveLikeAList(
      @ForAll long seed,
      @ForAll @IntRange(max = 3_000) int size,
      @ForAll @IntRange(min = 1, max = 1_200) int longestStep) {
    Random random = new Random(seed);
    List<Order> expected = new ArrayList<>();
    Orders tried = new Orders(INSTANCE_IDS, totals);
    Instant now = NOON;
    long id = 2_026_112_200_000_000_001L;
    for (int i = 0; i < size; i++) {
      now = now.plusSeconds(random.nextInt(longestStep)).minusNanos(random.nextInt(500_000_000));
      id += random.nextInt(100) == 0 ? 100_000_000_000L : 2;
      Instant effectiveAt = random.nextBoolean() ? now : NOON.plus(Duration.ofDays(400));
      Order order = order(id, "" + random.nextInt(4), now, effectiveAt);
      expected.add(order);
      tried.add(order);
    }

    assertThat(tried.all()).isEqualTo(expected);
    for (Order order : expected) {
      long orderId = order.orderId();
      assertThat(tried.hasId(orderId)).isTrue();
      assertThat(tried.hasId(orderId + 1)).isFalse();
      assertThat(tried.idWithin(orderId - 1, orderId + 1)).hasValue(orderId);
    }
    assertThat(tried.idWithin(0, 2_026_112_200_000_000_001L)).isEmpty();
    assertThat(tried.suspectedDuplicates()).isEqualTo(suspects(expected));
  }

  /**
   * Chains of equal orders, each within ten minutes of the one before, in order of their second.
   */
  private static List<List<Order>> suspects(List<Order> orders) {
    Map<List<Object>, List<Order>> chains = new LinkedHashMap<>();
    List<List<Order>> suspects = new ArrayList<>();
    for (Order order : orders) {
      boolean isImmediate = order.plan().effectiveAt().equals(order.orderedAt());
      List<Object> key =
          List.of(order.plan().specification(), isImmediate ? "" : order.plan().effectiveAt());
      List<Order> chain = chains.get(key);
      boolean isLate =
          chain == null
              || Duration.between(chain.get(chain.size() - 1).orderedAt(), order.orderedAt())
                      .abs()
                      .compareTo(Duration.ofMinutes(10))
                  > 0;
      if (isLate) {
        chains.put(key, new ArrayList<>(List.of(order)));
        continue;
      }
      chain.add(order);
      if (chain.size() == 2) {
        suspects.add(chain);
      }
    }
    return suspects;
  }

  @Example
  void countsSuspectedDuplicates() {
    orders.add(order(1, "40", NOON, NOON));
    orders.add(order(3, "40", NOON.plusSeconds(600), NOON.plusSeconds(600)));
    orders.add(order(5, "40", NOON.plusSeconds(1_201), NOON.plusSeconds(1_201)));
    orders.restore(order(7, "40", NOON.plusSeconds(1_202), NOON.plusSeconds(1_202)));

    assertThat(totals)
        .hasToString(
            "This run would have bought 3 resource plans (3 ossbag); "
                + "1 order looks like a duplicate.");
    assertThat(orders.suspectedDuplicates()).extracting(List::size).containsExactly(2, 2);
  }

  @Example
  void keepsAnInstanceIdThatIsNotDerived() {
    Order other =
        new Order(
            9,
            "OSSBAG-cn-made-otherwise",
            1,
            1,
            new Order.OrderedPlan("ossbag", "t", "40", 6, PricingCycle.YEAR, NOON),
            NOON);
    orders.restore(order(7, "40", NOON, NOON));
    orders.restore(other);

    assertThat(orders.all()).containsExactly(order(7, "40", NOON, NOON), other);
  }

  @Example
  void keepsNanoseconds() {
    Instant fine = NOON.plusNanos(123_456_789);
    Instant early = Instant.EPOCH.minusNanos(1);
    orders.restore(order(7, "40", fine, fine));
    orders.restore(order(9, "80", early, early));

    assertThat(orders.all())
        .containsExactly(order(7, "40", fine, fine), order(9, "80", early, early));
  }

  @Example
  void aReturnedListDoesNotChange() {
    orders.add(order(1, "40", NOON, NOON));
    List<Order> before = orders.all();
    orders.add(order(3, "40", NOON, NOON));

    assertThat(before).containsExactly(order(1, "40", NOON, NOON));
    assertThatThrownBy(() -> before.get(1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(before::clear).isInstanceOf(UnsupportedOperationException.class);
  }

  @Example
  void keepsEqualTextsOnce() {
    orders.add(order(1, new String("40"), NOON, NOON));
    orders.add(order(3, new String("40"), NOON, NOON.plusSeconds(1)));

    assertThat(orders.all().get(1).plan().specification())
        .isSameAs(orders.all().get(0).plan().specification());
  }
}
