package io.github.bsskit.simulator.api;

import io.github.bsskit.contract.PricingCycle;
import java.time.Instant;

/**
 * An order of a resource plan, paid.
 *
 * @param orderId the number of the order
 * @param instanceId the number of the plan's instance
 * @param owner the account that the plan is for
 * @param buyer the account that pays
 * @param specification the size, a positive integer as text
 * @param duration in units of {@code pricingCycle}, at least 1
 */
public record Order(
    long orderId,
    String instanceId,
    long owner,
    long buyer,
    String productCode,
    String packageType,
    String specification,
    int duration,
    PricingCycle pricingCycle,
    Instant effectiveAt,
    Instant orderedAt) {}
