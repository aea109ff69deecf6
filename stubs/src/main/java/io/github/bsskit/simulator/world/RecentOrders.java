package io.github.bsskit.simulator.world;

import io.github.bsskit.simulator.api.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Finds suspected duplicates among the most recent orders of different content. */
public final class RecentOrders {

  /** About 2 MB. */
  private static final int LIMIT = 10_000;

  private final Map<OrderKey, Instant> lastOrders =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<OrderKey, Instant> eldest) {
          return size() > LIMIT;
        }
      };

  /** Adds an order; returns whether it is a suspected duplicate. */
  public synchronized boolean add(Order order) {
    OrderKey key = OrderKey.of(order);
    // Removed first, so that it moves to the end.
    Instant before = lastOrders.remove(key);
    lastOrders.put(key, order.orderedAt());
    return before != null
        && Duration.between(before, order.orderedAt()).abs().compareTo(Orders.SUSPICIOUS) <= 0;
  }
}
