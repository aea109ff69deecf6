package io.github.bsskit.simulator.api;

import io.github.bsskit.contract.PricingCycle;
import java.time.Instant;

/**
 * A paid order of a resource plan.
 *
 * @param orderId the order number
 * @param instanceId the id of the plan's instance
 * @param owner the account that the plan is for
 * @param buyer the account that pays
 * @param plan what was ordered
 */
public record Order(
    long orderId, String instanceId, long owner, long buyer, OrderedPlan plan, Instant orderedAt) {

  /**
   * What was ordered.
   *
   * @param specification the size, a positive integer as text
   * @param duration in units of {@code pricingCycle}, at least 1
   */
  public record OrderedPlan(
      String productCode,
      String packageType,
      String specification,
      int duration,
      PricingCycle pricingCycle,
      Instant effectiveAt) {}
}
