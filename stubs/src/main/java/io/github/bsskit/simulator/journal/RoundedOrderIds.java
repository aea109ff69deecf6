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

/** Finds OrderIds that a client has rounded by reading them as doubles. */
final class RoundedOrderIds {

  /** Sixteen digits or more, or the exponent form in which some languages print large doubles. */
  private static final Pattern LARGE =
      Pattern.compile("[0-9]{16,19}(?:\\.0+)?|[0-9]\\.[0-9]{1,18}[eE]\\+?1[0-9]");

  /** The length of the shortest match, {@code 1.8E18}. */
  private static final int MIN_LENGTH = 6;

  /** Doubles represent every integer up to 2^53. */
  private static final BigInteger EXACT = BigInteger.ONE.shiftLeft(53);

  private final World world;

  RoundedOrderIds(World world) {
    this.world = world;
  }

  List<ContractViolation> among(Map<String, String> parameters) {
    List<ContractViolation> violations = new ArrayList<>(0);
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      if (mayBeLarge(parameter.getValue())
          && !Wire.COMMON_PARAMETERS.contains(parameter.getKey())) {
        rounded(parameter.getValue())
            .ifPresent(
                id -> violations.add(violation(parameter.getKey(), parameter.getValue(), id)));
      }
    }
    return violations;
  }

  /** A quick check, because most values are short or start with a letter. */
  private static boolean mayBeLarge(String value) {
    return value.length() >= MIN_LENGTH && value.charAt(0) >= '0' && value.charAt(0) <= '9';
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
            + " is not an order, but equals one as a double, for example "
            + orderId
            + ".",
        "Read OrderId as a 64-bit integer or as text, not as a double.");
  }
}
