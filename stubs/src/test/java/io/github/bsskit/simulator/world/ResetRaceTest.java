package io.github.bsskit.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.contract.PricingCycle;
import io.github.bsskit.simulator.api.Order;
import io.github.bsskit.simulator.api.OrderIds;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** A reset during calls assigns no order number twice. */
class ResetRaceTest {

  private static final long BUYER = 100000001;

  private final World world =
      new World(Fixtures.builtIn(), InstantSource.system(), OrderIds.LARGE, OptionalLong.empty());

  @Test
  void orderIdsAreUnique() throws Exception {
    AtomicBoolean isOver = new AtomicBoolean();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<?>> buyers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      buyers.add(
          threads.submit(
              () -> {
                while (!isOver.get()) {
                  order();
                }
              }));
    }
    for (int reset = 0; reset < 2_000; reset++) {
      List<Long> ids = orderIds(world);
      assertThat(ids).doesNotHaveDuplicates();
      world.reset();
    }
    isOver.set(true);
    for (Future<?> buyer : buyers) {
      buyer.get();
    }
    threads.shutdown();
  }

  private void order() {
    world
        .state()
        .records()
        .placeOrder(
            BUYER,
            (ids, now) -> {
              long orderId = ids.orderId(now);
              return new Order(
                  orderId,
                  ids.instanceId("ossbag", orderId),
                  BUYER,
                  BUYER,
                  new Order.OrderedPlan(
                      "ossbag", "FPT_ossbag_absolute_Storage_sh", "40", 6, PricingCycle.MONTH, now),
                  now);
            });
  }

  private static List<Long> orderIds(World world) {
    List<Long> ids = new ArrayList<>();
    world.state().records().orders().forEach(order -> ids.add(order.orderId()));
    return ids;
  }
}
