package io.github.bsskit.world;

import io.github.bsskit.contract.PricingCycle;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All orders. */
public final class Orders {

  /** Orders alike within this time are suspected of being one, bought twice (I). */
  public static final Duration SUSPICIOUS = Duration.ofMinutes(10);

  /** What a repeated call has in common with the first. */
  private record Wish(
      long buyer,
      long owner,
      String productCode,
      String packageType,
      String specification,
      int duration,
      PricingCycle pricingCycle,
      Optional<Instant> effectiveAt) {

    static Wish of(Order order) {
      boolean isAtOnce = order.effectiveAt().equals(order.orderedAt());
      return new Wish(
          order.buyer(),
          order.owner(),
          order.productCode(),
          order.packageType(),
          order.specification(),
          order.duration(),
          order.pricingCycle(),
          isAtOnce ? Optional.empty() : Optional.of(order.effectiveAt()));
    }
  }

  private final List<Order> orders = new ArrayList<>();
  private final Map<Wish, List<Order>> latest = new LinkedHashMap<>();
  private final List<List<Order>> suspects = new ArrayList<>();
  private final RunTotals totals;

  Orders(RunTotals totals) {
    this.totals = totals;
  }

  /** Records an order; every order is a new one, since no parameter makes a repetition harmless. */
  synchronized void add(Order order) {
    boolean isSuspect = restore(order);
    totals.ordered(order, isSuspect);
  }

  /** Records an order of another run, which that one has counted; answers whether it is suspect. */
  synchronized boolean restore(Order order) {
    orders.add(order);
    Wish wish = Wish.of(order);
    List<Order> alike = latest.get(wish);
    if (alike == null || isLate(alike.get(alike.size() - 1), order)) {
      latest.put(wish, new ArrayList<>(List.of(order)));
      return false;
    }
    alike.add(order);
    if (alike.size() == 2) {
      suspects.add(alike);
    }
    return true;
  }

  private static boolean isLate(Order one, Order next) {
    Duration between = Duration.between(one.orderedAt(), next.orderedAt());
    return between.abs().compareTo(SUSPICIOUS) > 0;
  }

  /** All orders, in the order of their coming. */
  public synchronized List<Order> all() {
    return List.copyOf(orders);
  }

  /**
   * Orders that look like one that was made twice or more: the same buyer wants the same for the
   * same owner, each time within ten minutes of the last.
   *
   * @return groups of two or more, in the order of their coming
   */
  public synchronized List<List<Order>> suspectedDuplicates() {
    return suspects.stream().map(List::copyOf).toList();
  }
}
