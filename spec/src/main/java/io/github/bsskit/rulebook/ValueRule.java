package io.github.bsskit.rulebook;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The values that a parameter or a field may have.
 *
 * @param type object, string, boolean, integer
 * @param format int32, int64, date-time or empty
 * @param values the allowed values; empty for any
 * @param pattern the pattern of the whole text
 * @param minimum the smallest number
 * @param maximum the largest number
 * @param defaultValue the value of an absent parameter
 */
public record ValueRule(
    String type,
    String format,
    List<String> values,
    Optional<Pattern> pattern,
    Optional<BigInteger> minimum,
    Optional<BigInteger> maximum,
    Optional<String> defaultValue) {

  /** Copies the list. */
  public ValueRule {
    values = List.copyOf(values);
  }
}
