package io.github.bsskit.simulator.journal;

import io.github.bsskit.contract.Wire;
import io.github.bsskit.simulator.api.ContractViolation;
import io.github.bsskit.simulator.world.Records;
import java.math.BigDecimal;
import java.math.MathContext;
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

  /** Without a fraction or an exponent, in which ids are not written. */
  private static final Pattern WHOLE = Pattern.compile("[0-9]+");

  /** Doubles represent every integer up to 2^53. */
  private static final double EXACT = 0x1p53;

  /** Beyond 64 bits. */
  private static final double TOO_LARGE = 0x1p63;

  /** These identify every double. */
  private static final MathContext SEVENTEEN_DIGITS = new MathContext(17);

  private final Records records;

  RoundedOrderIds(Records records) {
    this.records = records;
  }

  /** The parameters that are not the number of an order but one as a double. */
  List<ContractViolation> among(Map<String, String> parameters) {
    List<ContractViolation> violations = List.of();
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      if (mayBeLarge(parameter.getValue())
          && !Wire.COMMON_PARAMETERS.contains(parameter.getKey())) {
        OptionalLong id = rounded(parameter.getValue());
        if (id.isPresent()) {
          violations = new ArrayList<>(violations);
          violations.add(violation(parameter.getKey(), parameter.getValue(), id.getAsLong()));
        }
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
    BigDecimal number = new BigDecimal(value);
    double asDouble = number.doubleValue();
    if (asDouble <= EXACT || asDouble >= TOO_LARGE || !isPrinted(value, number, asDouble)) {
      return OptionalLong.empty();
    }
    return records.hasOrder(number.longValue())
        ? OptionalLong.empty()
        : records.orderWithin(min(asDouble), max(asDouble));
  }

  /**
   * Whether a double is printed like this: exactly, or with as many digits as identify it. A number
   * that lies between two doubles is an id of the client's own.
   */
  private static boolean isPrinted(String value, BigDecimal number, double asDouble) {
    return !WHOLE.matcher(value).matches()
        || number.compareTo(new BigDecimal(asDouble)) == 0
        || number.compareTo(new BigDecimal(asDouble).round(SEVENTEEN_DIGITS)) == 0
        || number.compareTo(BigDecimal.valueOf(asDouble)) == 0;
  }

  /** The smallest integer that is rounded to a double. */
  private static long min(double asDouble) {
    long middle = ((long) asDouble >> 1) + ((long) Math.nextDown(asDouble) >> 1);
    return (double) middle == asDouble ? middle : middle + 1;
  }

  /** The largest integer that is rounded to a double. */
  private static long max(double asDouble) {
    long middle = ((long) asDouble >> 1) + ((long) Math.nextUp(asDouble) >> 1);
    return (double) middle == asDouble ? middle : middle - 1;
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
