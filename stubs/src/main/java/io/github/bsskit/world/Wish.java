package io.github.bsskit.world;

import io.github.bsskit.contract.PricingCycle;
import java.time.Instant;
import java.util.Optional;

/**
 * What is ordered by whom for whom: what a repeated call has in common with the first.
 *
 * @param effectiveAt empty if at once
 */
record Wish(
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

  /** The same with texts that many wishes share. */
  Wish sharing(SharedTexts texts) {
    return new Wish(
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
    return new Order(
        orderId,
        instanceId,
        owner,
        buyer,
        productCode,
        packageType,
        specification,
        duration,
        pricingCycle,
        effectiveAt.orElse(orderedAt),
        orderedAt);
  }
}
