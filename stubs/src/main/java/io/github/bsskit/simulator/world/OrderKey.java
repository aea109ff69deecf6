package io.github.bsskit.simulator.world;

import io.github.bsskit.contract.PricingCycle;
import io.github.bsskit.simulator.api.Order;
import io.github.bsskit.simulator.api.Order.OrderedPlan;
import java.time.Instant;
import java.util.Optional;

/**
 * The content of an order, which duplicates have in common.
 *
 * @param effectiveAt empty for immediately
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
    boolean isImmediate = plan.effectiveAt().equals(order.orderedAt());
    return new OrderKey(
        order.buyer(),
        order.owner(),
        plan.productCode(),
        plan.packageType(),
        plan.specification(),
        plan.duration(),
        plan.pricingCycle(),
        isImmediate ? Optional.empty() : Optional.of(plan.effectiveAt()));
  }

  /** The same key with pooled texts. */
  OrderKey pooled(StringPool texts) {
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
