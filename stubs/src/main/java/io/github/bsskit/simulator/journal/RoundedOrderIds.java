package io.github.bsskit.simulator.journal;

import io.github.bsskit.contract.Wire;
import io.github.bsskit.simulator.api.ContractViolation;
import io.github.bsskit.simulator.world.Orders;
import io.github.bsskit.simulator.world.World;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Finds OrderIds that come back as another number than they were given out as, because a client has
 * read them as doubles.
 */
final class RoundedOrderIds {

  /** Doubles are exact below sixteen digits, and some languages print large ones with an E. */
  private static final Pattern LARGE =
      Pattern.compile("[0-9]{16,19}(?:\\.0+)?|[0-9]\\.[0-9]{1,18}[eE]\\+?1[0-9]");

  /** The shortest of them: {@code 1.8E18}. */
  private static final int SHORTEST = 6;

  /** Doubles have every whole number up to 2^53. */
  private static final BigInteger EXACT = BigInteger.ONE.shiftLeft(53);

  private final World world;

  RoundedOrderIds(World world) {
    this.world = world;
  }

  List<ContractViolation> among(Map<String, String> parameters) {
    List<ContractViolation> violations = new ArrayList<>(0);
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      // A nonce may be a number, and is no order's.
      if (mayBeLarge(parameter.getValue())
          && !Wire.COMMON_PARAMETERS.contains(parameter.getKey())) {
        rounded(parameter.getValue())
            .ifPresent(
                id -> violations.add(violation(parameter.getKey(), parameter.getValue(), id)));
      }
    }
    return violations;
  }

  /** Most values are short, or begin with a letter, and need no closer look. */
  private static boolean mayBeLarge(String value) {
    return value.length() >= SHORTEST && value.charAt(0) >= '0' && value.charAt(0) <= '9';
  }

  private OptionalLong rounded(String value) {
    if (!LARGE.matcher(value).matches()) {
      return OptionalLong.empty();
    }
    BigInteger number = new BigDecimal(value).toBigInteger();
    if (number.compareTo(EXACT) <= 0) {
      return OptionalLong.empty();
    }
    Orders orders = world.orders();
    if (orders.ids().anyMatch(id -> BigInteger.valueOf(id).equals(number))) {
      return OptionalLong.empty();
    }
    double asDouble = number.doubleValue();
    return orders.ids().filter(id -> (double) id == asDouble).findFirst();
  }

  private static ContractViolation violation(String name, String value, long orderId) {
    return new ContractViolation(
        "rounded-order-id",
        name,
        value,
        "OrderId is an int64, and some languages lose its last digits (S2): "
            + value
            + " is no order, and what a double makes of one, such as "
            + orderId
            + ".",
        "Read OrderId as a 64-bit integer or as text, never as a double.");
  }
}
