package io.github.bsskit.conformance.check;

import io.github.bsskit.conformance.target.Exchange;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Detects integers that were rounded by a floating-point type.
 *
 * <p>A single number proves nothing, since a double represents some integers beyond 2^53 exactly;
 * many numbers that are all representable do. Numbers with a large step of their own (a shifted
 * timestamp, thousands) are representable too, but are multiples of more than the double's step.
 */
final class FloatingPointDetector {

  /** So many numbers are all representable by chance in less than 1 of 4,000,000,000 runs. */
  private static final int ENOUGH = 32;

  private static final BigInteger EXACT = BigInteger.ONE.shiftLeft(53);

  private int large;
  private int representable;
  private int oddSteps;
  private int fullDigits;
  private int count;
  private final List<Exchange> examples = new ArrayList<>();

  void add(String text, Exchange exchange) {
    if (!text.matches("[1-9][0-9]{0,18}")) {
      return;
    }
    count++;
    BigInteger number = new BigInteger(text);
    if (number.compareTo(EXACT) <= 0) {
      return;
    }
    large++;
    if (examples.size() < 3) {
      examples.add(exchange);
    }
    double nearest = number.doubleValue();
    boolean binary = new BigDecimal(nearest).toBigInteger().equals(number);
    boolean decimal = shortest(nearest).equals(number);
    if (binary || decimal) {
      representable++;
      BigInteger step = BigInteger.valueOf((long) Math.ulp(nearest));
      if (binary && number.divide(step).testBit(0)) {
        oddSteps++;
      }
      if (decimal && text.replaceAll("0+$", "").length() >= 17) {
        fullDigits++;
      }
    }
  }

  /** The number that JavaScript prints for a double: the fewest digits that identify it. */
  private static BigInteger shortest(double number) {
    BigDecimal exact = new BigDecimal(number);
    for (int digits = 15; digits < 20; digits++) {
      BigDecimal candidate = exact.round(new MathContext(digits));
      if (candidate.doubleValue() == number) {
        return candidate.toBigInteger();
      }
    }
    return exact.toBigInteger();
  }

  int count() {
    return count;
  }

  List<Exchange> examples() {
    return examples;
  }

  /** The result; empty if the numbers are suspicious but too few. */
  Optional<InvariantResult> result(String address) {
    boolean suspicious =
        large > 0 && representable == large && (oddSteps + fullDigits) * 5 >= large;
    if (suspicious && large < ENOUGH) {
      return Optional.empty();
    }
    return Optional.of(
        InvariantResult.of(
            address,
            !suspicious,
            "exact integers",
            "all "
                + large
                + " numbers beyond 2^53 are exactly representable as a double, as if rounded"));
  }
}
