package io.github.bsskit.conformance.check;

import io.github.bsskit.conformance.target.Exchange;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells numbers that went through a floating-point type from those that did not.
 *
 * <p>One number tells nothing: a double holds some whole numbers beyond 2^53 exactly. Many numbers
 * that are all such numbers tell much. Numbers that a server makes in large steps (a time shifted
 * by some bits, thousands) are such numbers as well, but then they are all multiples of more than
 * the double's own step, which rounded ones are not.
 */
final class FloatingPointDetector {

  /** With so many numbers, chance is less than one in four thousand million. */
  private static final int ENOUGH = 32;

  private static final BigInteger EXACT = BigInteger.ONE.shiftLeft(53);

  private int large;
  private int rounded;
  private int oddSteps;
  private int fullDigits;
  private int seen;
  private final List<Exchange> examples = new ArrayList<>();

  void see(String text, Exchange exchange) {
    if (!text.matches("[1-9][0-9]{0,18}")) {
      return;
    }
    seen++;
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
      rounded++;
      BigInteger step = BigInteger.valueOf((long) Math.ulp(nearest));
      if (binary && number.divide(step).testBit(0)) {
        oddSteps++;
      }
      if (decimal && text.replaceAll("0+$", "").length() >= 17) {
        fullDigits++;
      }
    }
  }

  /** The digits that a script language prints for a double: as few as tell it from others. */
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
    return seen;
  }

  List<Exchange> examples() {
    return examples;
  }

  /** What the numbers say; nothing if they are too few to say it. */
  Optional<InvariantResult> ruling(String law) {
    boolean suspicious = large > 0 && rounded == large && (oddSteps + fullDigits) * 5 >= large;
    if (suspicious && large < ENOUGH) {
      return Optional.empty();
    }
    return Optional.of(
        InvariantResult.of(
            law,
            !suspicious,
            "numbers with all their digits",
            "all "
                + large
                + " numbers beyond 2^53 are ones that a double holds, as if each had been"
                + " rounded"));
  }
}
