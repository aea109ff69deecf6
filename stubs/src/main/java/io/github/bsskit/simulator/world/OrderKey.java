package io.github.bsskit.simulator.world;

import io.github.bsskit.contract.PricingCycle;
import io.github.bsskit.simulator.api.Order;
import io.github.bsskit.simulator.api.Order.OrderedPlan;
import java.time.Instant;
import java.util.Optional;

/**
 * What is ordered by whom for whom: what a repeated call has in common with the first.
 *
 * @param effectiveAt empty if at once
 */
record OrderKey(
    long buyer,
    long owner,
    String productCode,
    String packageType,
    String specification,
    int duration,
    PricingCycle pricingCycle,
    Optional<Instant> effectiveAt) {

  static OrderKey of(Order order) {
    OrderedPlan plan = order.plan();
    boolean isAtOnce = plan.effectiveAt().equals(order.orderedAt());
    return new OrderKey(
        order.buyer(),
        order.owner(),
        plan.productCode(),
        plan.packageType(),
        plan.specification(),
        plan.duration(),
        plan.pricingCycle(),
        isAtOnce ? Optional.empty() : Optional.of(plan.effectiveAt()));
  }

  /** The same with texts that many wishes share. */
  OrderKey sharing(StringPool texts) {
    return new OrderKey(
        buyer,
        owner,
        texts.share(productCode),
        texts.share(packageType),
        texts.share(specification),
        duration,
        pricingCycle,
        effectiveAt);
  }

  Order order(long orderId, String instanceId, Instant orderedAt) {
    OrderedPlan plan =
        new OrderedPlan(
            productCode,
            packageType,
            specification,
            duration,
            pricingCycle,
            effectiveAt.orElse(orderedAt));
    return new Order(orderId, instanceId, owner, buyer, plan, orderedAt);
  }
}
