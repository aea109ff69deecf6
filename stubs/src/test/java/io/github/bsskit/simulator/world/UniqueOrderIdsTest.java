package io.github.bsskit.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.contract.PricingCycle;
import io.github.bsskit.simulator.api.Order;
import io.github.bsskit.simulator.api.OrderIds;
import io.github.bsskit.simulator.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No sequence of orders, clock changes and imports gives two orders the same number. */
class UniqueOrderIdsTest {

  private static final long BUYER = 100000001;
  private static final Instant NOON = Instant.parse("2024-07-02T12:00:00Z");

  @Test
  void fiveMillionAndOneSmallNumbersOfADayLeaveTheNextDayFree() {
    IdGenerator ids = new IdGenerator(1, OrderIds.SMALL);
    long last = 0;
    int notLarger = 0;
    for (int order = 0; order < 5_000_000; order++) {
      long id = ids.orderId(NOON);
      notLarger += id > last ? 0 : 1;
      last = id;
    }
    assertThat(notLarger).isZero();
    assertThat(last).isEqualTo(202407029999999L);

    long overflow = ids.orderId(NOON);
    long nextDay = ids.orderId(NOON.plus(Duration.ofDays(1)));

    assertThat(overflow).isEqualTo(202412320000001L);
    assertThat(nextDay).isEqualTo(202407030000001L);
  }

  @ParameterizedTest
  @EnumSource
  void theLastDayOfTheClockHasRoomToo(OrderIds orderIds) {
    IdGenerator ids = new IdGenerator(1, orderIds);
    Instant end = Instant.parse("9000-01-01T00:00:00Z");
    ids.reserve(ids.orderId(end) + (orderIds == OrderIds.SMALL ? 9_999_998L : 99_999_999_998L));

    long overflow = ids.orderId(end);

    assertThat(Long.toString(overflow)).startsWith("90001232").endsWith("0001");
    assertThat(overflow).isLessThan(OrderNumbers.LARGEST);
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void everyOrderHasItsOwnNumber(@ForAll long seed, @ForAll OrderIds orderIds) {
    new Run(seed, orderIds).steps(60);
  }

  /** Two simulators of one seed, between which the state moves. */
  private static final class Run {
    private final Random random;
    private final OrderIds orderIds;
    private final SettableClock clock = new SettableClock(NOON);
    private final Set<Long> used = new HashSet<>();
    private World world;
    private World other;

    private Run(long seed, OrderIds orderIds) {
      this.random = new Random(seed);
      this.orderIds = orderIds;
      world = new World(Fixtures.builtIn(), clock, orderIds, OptionalLong.of(seed));
      other = new World(Fixtures.builtIn(), clock, orderIds, OptionalLong.of(seed));
    }

    private void steps(int count) {
      for (int step = 0; step < count; step++) {
        switch (random.nextInt(10)) {
          case 0 -> world.state().clock().advance(Duration.ofHours(random.nextInt(60)));
          case 1 ->
              world.state().clock().set(NOON.plus(Duration.ofHours(random.nextInt(120) - 60)));
          case 2 ->
              world.state().ownClock(BUYER).set(NOON.plus(Duration.ofDays(random.nextInt(5) - 2)));
          case 3 -> move(List.of());
          case 4 -> move(List.of(imported()));
          case 5 -> {
            world.reset();
            used.clear();
          }
          default -> check(order(world));
        }
      }
      assertThat(orderIds(world)).doesNotHaveDuplicates();
    }

    private void check(long id) {
      assertThat(used.add(id)).as("a new number %s", id).isTrue();
      if (orderIds == OrderIds.SMALL) {
        assertThat(Long.toString(id)).hasSize(15);
        assertThat((long) (double) id).isEqualTo(id);
      } else {
        assertThat(Long.toString(id)).hasSize(19);
        assertThat((long) (double) id).isNotEqualTo(id);
      }
    }

    /** Near the end of a block: of a day, past, present or future, or of an overflow. */
    private Order imported() {
      long block =
          random.nextBoolean() ? 20240701 + random.nextInt(4) : 20241232 + random.nextInt(2);
      long size = orderIds == OrderIds.SMALL ? 10_000_000L : 100_000_000_000L;
      long id = (block + 1) * size - 1 - random.nextInt(4);
      return UniqueOrderIdsTest.order(id, "OSSBAG-cn-imported" + id, NOON);
    }

    private void move(List<Order> added) {
      WorldSnapshot saved = world.snapshot();
      List<Order> orders = new ArrayList<>();
      saved.orders().forEach(orders::add);
      added.stream().filter(order -> used.add(order.orderId())).forEach(orders::add);
      other.restore(
          new WorldSnapshot(
              saved.ids(),
              saved.clock(),
              saved.accountClocks(),
              saved.accounts(),
              saved.ledgers(),
              orders,
              saved.nonces(),
              saved.rates(),
              saved.faults()));
      World next = other;
      other = world;
      world = next;
    }
  }

  private static long order(World world) {
    return world
        .state()
        .records()
        .placeOrder(
            BUYER,
            (ids, now) -> {
              long id = ids.orderId(now);
              return order(id, ids.instanceId("ossbag", id), now);
            })
        .orderId();
  }

  private static Order order(long id, String instanceId, Instant time) {
    return new Order(
        id,
        instanceId,
        BUYER,
        BUYER,
        new Order.OrderedPlan(
            "ossbag", "FPT_ossbag_absolute_Storage_sh", "40", 6, PricingCycle.MONTH, time),
        time);
  }

  private static List<Long> orderIds(World world) {
    List<Long> ids = new ArrayList<>();
    world.state().records().orders().forEach(order -> ids.add(order.orderId()));
    return ids;
  }
}
